"""Many threads at once, and forked children: right results, no deadlock, counters that add up."""

import faulthandler
import multiprocessing
import os
import signal
import threading
import time

import numpy as np
import pytest

import jitney

SECONDS = float(os.environ.get("JITNEY_TEST_SECONDS", "10"))


@pytest.fixture(autouse=True)
def watchdog():
    """A deadlock ends the test run, with every thread's stack."""
    faulthandler.dump_traceback_later(120, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def jobs(rng):
    """Calls of mixed kernels and sizes, each with a check of its result."""
    small, large = rng.standard_normal((2, 60)).astype(np.float32), rng.standard_normal(200_000).astype(np.float32)
    a, b = rng.standard_normal((70, 90)), rng.standard_normal((90, 50))
    image = rng.integers(0, 256, (40, 50, 3), np.uint8)
    out = np.empty_like(large)
    expected = {
        "product": a @ b, "sum": large.sum(dtype=np.float64), "relu": np.maximum(large, 0), "swapped": image[..., ::-1]
    }  # fmt: skip
    return [
        lambda: np.array_equal(jitney.add(small, small), small + small),
        lambda: np.array_equal(jitney.relu(large, out=out), expected["relu"]),
        lambda: np.array_equal(jitney.multiply(large, large), large * large),
        lambda: np.allclose(jitney.matmul(a, b), expected["product"], rtol=1e-12, atol=1e-12),
        lambda: abs(jitney.sum(large) - expected["sum"]) < 1e-2,
        lambda: np.allclose(jitney.softmax(small).sum(-1), 1, atol=1e-5),
        lambda: jitney.percentile(large, 50, method="lower") == np.partition(large, 99_999)[99_999],
        lambda: np.array_equal(jitney.swap_rb(image), expected["swapped"]),
        lambda: np.allclose(jitney.exp(small), np.exp(small), rtol=1e-6),
    ]


def test_sixteen_threads_while_another_changes_everything():
    jitney.reset_stats()
    stop, failures, counts = threading.Event(), [], [0] * 16

    def work(index):
        try:
            mine = jobs(np.random.default_rng(index))
            while not stop.is_set():
                for number, job in enumerate(mine):
                    if not job():
                        failures.append((index, number))
                    counts[index] += 1
        except BaseException as failure:
            failures.append((index, failure))
            raise

    workers = [threading.Thread(target=work, args=(index,)) for index in range(16)]
    for worker in workers:
        worker.start()
    end, turn = time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        turn += 1
        (jitney.disable if turn % 2 else jitney.enable)()
        jitney.set_num_threads(1 + turn % 5)
        stats = jitney.stats()
        assert stats.calls >= 0 and stats.errors == 0
        if turn % 7 == 0:
            jitney.trim_pool()
        time.sleep(0.002)
    stop.set()
    for worker in workers:
        worker.join(60)
        assert not worker.is_alive()
    assert not failures, failures[:5]
    stats = jitney.stats()
    assert stats.calls == sum(counts) == stats.calls_standard + stats.calls_cpu
    assert stats.errors == 0 and stats.calls_cpu > 0 and stats.calls_standard > 0


def test_results_in_many_threads_share_no_memory():
    x = np.ones(100_000, np.float32)
    kept = [[] for _ in range(8)]

    def work(index):
        for step in range(20):
            kept[index].append((step, jitney.add(x, float(index * 100 + step))))

    workers = [threading.Thread(target=work, args=(index,)) for index in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for index, results in enumerate(kept):
        for step, result in results:
            assert (result == 1 + index * 100 + step).all()


def parallel_work():
    """Large arrays, on several threads."""
    jitney.set_num_threads(4)
    x = np.linspace(-1, 1, 3_000_000, dtype=np.float32)
    a = np.ones((300, 300), np.float32)
    right = np.array_equal(jitney.relu(x), np.maximum(x, 0))
    right &= bool(np.array_equal(jitney.matmul(a, a), np.full((300, 300), 300, np.float32)))
    return right and abs(float(jitney.sum(x))) < 1.0


def in_child(queue):
    queue.put((parallel_work(), jitney.info()["helper_threads"]))


def fork(work):
    """A child that runs `work` and exits with 0 if it returned true; its number. Nothing of pytest runs in it."""
    pid = os.fork()
    if pid == 0:
        try:
            os._exit(0 if work() else 3)
        except BaseException:
            os._exit(4)
    return pid


def wait_for(pid, seconds=60):
    """The child's exit status; a child that does not end is killed."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return "timeout"


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child_computes_in_parallel(threads_from_the_first_element):
    assert parallel_work()
    kept = jitney.add(np.ones(1 << 20, np.float32), 1.0)

    def work():
        return parallel_work() and jitney.info()["helper_threads"] > 0 and bool((kept == 2).all())

    for _ in range(3):
        pid = fork(work)
        assert wait_for(pid) == 0
        assert parallel_work()


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_children_of_multiprocessing_compute_in_parallel(threads_from_the_first_element):
    assert parallel_work()
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    children = [context.Process(target=in_child, args=(queue,)) for _ in range(3)]
    for child in children:
        child.start()
    results = [queue.get(timeout=60) for _ in children]
    for child in children:
        child.join(60)
        assert child.exitcode == 0
    assert all(right and helpers > 0 for right, helpers in results)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_fork_while_other_threads_compute(threads_from_the_first_element):
    stop = threading.Event()
    x = np.ones(200_000, np.float32)

    def work():
        while not stop.is_set():
            jitney.add(x, x)
            jitney.stats()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    statuses = []
    for _ in range(5):
        statuses.append(wait_for(fork(parallel_work), 20))
    stop.set()
    for worker in workers:
        worker.join(60)
    assert statuses == [0] * 5
