"""Photographs through an inference-like pipeline, with acceleration on and off.

scikit-learn's two photographs go through resize, normalise, convolution, batch normalisation, ReLU and softmax, many
times over, while running statistics watch the latencies. Then every step is timed on both paths and the results are
compared, and the library's own statistics are printed.
"""

import time

import numpy as np
from sklearn.datasets import load_sample_images

import jitney

ROUNDS = 40
CLASSES = 10
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)  # the usual ImageNet figures


class Network:
    """One convolution block and a linear classifier with fixed random weights: a workload, not a trained model."""

    def __init__(self, rng):
        self.filters = (rng.standard_normal((32, 3, 7, 7)) * 0.1).astype(np.float32)
        self.mean = rng.standard_normal(32).astype(np.float32) * 0.1
        self.var = rng.random(32).astype(np.float32) + 0.5
        self.weight = (rng.standard_normal((32, CLASSES)) * 0.1).astype(np.float32)

    def __call__(self, photograph):
        small = jitney.resize(photograph, (224, 224), method="bilinear_antialias")
        pixels = jitney.normalize_image(small, MEAN, STD)
        maps = jitney.conv2d(pixels[None], self.filters, stride=2, padding=3)
        maps = jitney.relu(jitney.batch_norm(maps, self.mean, self.var))
        features = jitney.mean(maps, axis=(2, 3))
        return jitney.softmax(jitney.matmul(features, self.weight), axis=-1)


def run(network, photographs, rounds):
    """Classifies every photograph `rounds` times; returns the probabilities and the latencies in milliseconds."""
    latencies = jitney.RunningStats()
    for _ in range(rounds):
        for photograph in photographs:
            start = time.perf_counter()
            probabilities = network(photograph)
            latencies.update((time.perf_counter() - start) * 1e3)
    return probabilities, latencies


def median_time(call, budget=0.4):
    """Median time of a call, in seconds."""
    call()
    times, end = [], time.perf_counter() + budget
    while len(times) < 3 or (time.perf_counter() < end and len(times) < 200):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return float(np.median(times))


def steps(network, photographs):
    """Each step of the pipeline as a call of its own, with data of the sizes that it sees."""
    photograph = photographs[0]
    small = jitney.resize(photograph, (224, 224))
    pixels = jitney.normalize_image(small, MEAN, STD)[None]
    maps = jitney.conv2d(pixels, network.filters, stride=2, padding=3)
    batch = np.concatenate([maps] * 8)
    latencies = np.random.default_rng(1).gamma(2.0, 3.0, 1_000_000)
    logits = batch.reshape(-1, 112)
    return {
        "resize 640x427 -> 224x224": lambda: jitney.resize(photograph, (224, 224), method="bilinear_antialias"),
        "normalise to f32 planes": lambda: jitney.normalize_image(photograph, MEAN, STD),
        "brightness and contrast": lambda: jitney.adjust_brightness_contrast(photograph, brightness=10, contrast=1.2),
        "RGB -> HSV": lambda: jitney.rgb_to_hsv(photograph),
        "conv2d 7x7, stride 2": lambda: jitney.conv2d(pixels, network.filters, stride=2, padding=3),
        "batch_norm 8x32x112x112": lambda: jitney.batch_norm(batch, network.mean, network.var),
        "relu 8x32x112x112": lambda: jitney.relu(batch),
        "softmax over rows of 112": lambda: jitney.softmax(logits, axis=-1),
        "matmul 512x512": lambda a=batch.reshape(-1)[: 512 * 512].reshape(512, 512): jitney.matmul(a, a),
        "p50/p95/p99 of 1e6 latencies": lambda: jitney.percentile(latencies, [50, 95, 99]),
    }


def main():
    photographs = [np.ascontiguousarray(image) for image in load_sample_images().images]
    shapes = ", ".join("x".join(map(str, p.shape)) for p in photographs)
    print(f"{len(photographs)} photographs: {shapes}")
    network = Network(np.random.default_rng(0))

    accelerated, fast = run(network, photographs, ROUNDS)
    with jitney.disabled():
        standard, slow = run(network, photographs, 2)
    difference = float(np.abs(accelerated - standard).max())
    print(f"class probabilities agree to {difference:.1e}")
    assert difference < 1e-5, "the two paths disagree"
    for name, latency in (("accelerated", fast), ("standard", slow)):
        p50, p95, p99 = (latency.percentile(q) for q in (50, 95, 99))
        print(f"{name:>12}: p50 {p50:8.2f} ms   p95 {p95:8.2f} ms   p99 {p99:8.2f} ms   ({latency.count} images)")

    print(f"\n{'step':<32}{'standard':>12}{'accelerated':>14}{'speed-up':>10}{'difference':>12}")
    for name, call in steps(network, photographs).items():
        on = median_time(call)
        with jitney.disabled():
            off = median_time(call)
            want = np.asarray(call(), dtype=np.float64)
        got = np.asarray(call(), dtype=np.float64)
        worst = np.abs(got - want).max() / max(np.abs(want).max(), 1e-30)
        print(f"{name:<32}{off * 1e3:>10.3f}ms{on * 1e3:>12.3f}ms{off / on:>9.1f}x{worst:>12.1e}")
        assert worst < 1e-2, f"{name}: the two paths disagree"

    stats = jitney.stats()
    print(
        f"\nstatistics: {stats.calls} calls ({stats.calls_cpu} accelerated, {stats.calls_standard} standard), "
        f"{stats.fallbacks} fallbacks, {stats.functions_compiled} functions compiled, CUDA available: "
        f"{'yes' if stats.cuda_available else 'no'} ({stats.cuda_reason})"
    )


if __name__ == "__main__":
    main()
