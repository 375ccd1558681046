"""Times f32 matrix products of one library, which has the process to itself: threads of other libraries, which spin on
after their calls, take nothing from it.

usage: python benches/matmul_alone.py numpy|jitney
One line: size and median time of each product.
"""

import sys
import time

import numpy as np

which = sys.argv[1]
if which == "jitney":
    import jitney

    multiply = lambda a, b, out: jitney.matmul(a, b, out=out)
else:
    multiply = lambda a, b, out: np.matmul(a, b, out=out)

line = [which]
for n in (256, 512, 1024, 2048):
    a = np.random.default_rng(7).random((n, n), np.float32)
    b, out = a.copy(), a.copy()
    multiply(a, b, out)
    times = []
    for _ in range(max(7, int(3e9 / n**3))):
        start = time.perf_counter()
        multiply(a, b, out)
        times.append(time.perf_counter() - start)
    line.append(f"{n} {sorted(times)[len(times) // 2] * 1e6:.0f} us")
print("  ".join(line))
