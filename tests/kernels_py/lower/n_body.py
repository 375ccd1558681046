# args: (f8[:, ::1], f8[:, ::1], f8, i8,)
def f(pos, vel, dt, steps):
    n = pos.shape[0]
    for t in range(steps):
        for i in range(n):
            ax = 0.0
            ay = 0.0
            for j in range(n):
                if i != j:
                    dx = pos[j, 0] - pos[i, 0]
                    dy = pos[j, 1] - pos[i, 1]
                    d2 = dx * dx + dy ** 2 + 1e-3
                    inv = d2 ** -1.5
                    ax += dx * inv
                    ay += dy * inv
            vel[i, 0] += ax * dt
            vel[i, 1] += ay * dt
        for i in range(n):
            pos[i] += vel[i] * 1.0 if False else vel[i]

# ----
# returns None
# f(f64[:, ::1], f64[:, ::1], f64, i64) -> (): 5 loops, 0 parallel, 0 allocations, 3 views, 0 calls, 9 index guards, 0 zero guards
