"""Kernels over time and across processes: threads, forks, pickles, and that what goes away is gone."""

import copy
import faulthandler
import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import weakref

import numpy as np
import pytest

import jitney
from jitney import njit


@pytest.fixture(autouse=True)
def watchdog():
    """A deadlock ends the test run, with every thread's stack."""
    faulthandler.dump_traceback_later(120, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@njit
def summed(x):
    total = 0.0
    for i in range(len(x)):
        total += x[i]
    return total


class Space:
    @staticmethod
    @njit
    def inside(x):
        return x + 1


def resident():
    """Bytes of memory in use."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def run_together(count, work):
    barrier, failures = threading.Barrier(count), []

    def one(index):
        try:
            barrier.wait()
            work(index)
        except BaseException as failure:  # noqa: BLE001
            failures.append(failure)

    threads = [threading.Thread(target=one, args=(i,)) for i in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures[0]


def test_eight_threads_calling_first_compile_once():
    for _ in range(20):

        @njit
        def helper(x):
            return x * 2

        @njit
        def f(x):
            return helper(x[0]) + x[1]

        results = [None] * 8
        run_together(8, lambda i: results.__setitem__(i, f(np.array([1.0, 2.0]))))
        assert results == [4.0] * 8
        assert f.stats["functions_compiled"] == 1 and f.stats["calls"] == 8


def test_threads_that_compile_kernels_which_call_each_other():
    def make():
        @njit
        def even(n):
            if n == 0:
                return True
            return odd(n - 1)

        @njit
        def odd(n):
            if n == 0:
                return False
            return even(n - 1)

        return even, odd

    for _ in range(10):
        even, odd = make()
        run_together(8, lambda i: (even, odd)[i % 2](6))


def test_calls_from_many_threads():
    expected = [float(np.arange(n).sum()) for n in range(50)]

    @njit
    def made(n):
        return np.arange(n) * 1 if False else np.zeros(n), n

    def work(index):
        for _ in range(200):
            n = (index * 7 + _) % 50
            assert summed(np.arange(float(n))) == expected[n]
            zeros, count = made(n)
            assert zeros.shape == (n,) and count == n

    run_together(8, work)


def test_fork():
    summed(np.ones(3))

    def child():
        fresh = njit(lambda x: x[0] + 1)
        return (summed(np.ones(5)), fresh(np.ones(1)), summed(np.ones(5, np.float32)))

    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(summed, [np.ones(n) for n in range(4)]) == [0, 1, 2, 3]
    receiver, sender = multiprocessing.Pipe(False)
    process = multiprocessing.get_context("fork").Process(target=lambda: sender.send(child()))
    process.start()
    assert receiver.poll(60) and receiver.recv() == (5.0, 2.0, 5.0)
    process.join()


def test_fork_while_another_thread_compiles():
    stop = threading.Event()

    def compile_all_the_time():
        while not stop.is_set():
            njit(lambda x: x + 1)(1)

    thread = threading.Thread(target=compile_all_the_time)
    thread.start()
    try:
        for _ in range(10):
            pid = os.fork()
            if pid == 0:
                signal.alarm(20)
                os._exit(0 if njit(lambda x: x * 3)(5) == 15 else 1)
            assert os.waitpid(pid, 0)[1] == 0
    finally:
        stop.set()
        thread.join()


# Pickles


def test_kernels_of_modules_are_pickled_by_name():
    assert pickle.loads(pickle.dumps(summed)) is summed
    assert pickle.loads(pickle.dumps(Space.inside)) is Space.inside
    assert len(pickle.dumps(summed)) < 100


def test_kernels_made_inside_functions_are_pickled_whole():
    scale, table = 3, np.arange(4.0)

    @njit
    def helper(x):
        return x * scale

    @njit(fastmath={"contract"}, fallback=True)
    def f(x, offset=1.5):
        if x >= 0:
            return helper(x) + table[2] + offset + np.pi - math_pi()
        return f(-x, offset)

    math_pi = njit(lambda: np.pi)
    expected = f(2.0)
    for g in [pickle.loads(pickle.dumps(f)), pickle.loads(pickle.dumps(f, 2))]:
        assert g is not f and g(2.0) == expected == g(-2.0) and g.__name__ == "f" and g._fallback
        assert pickle.loads(pickle.dumps(g))(2.0) == expected


def test_a_pickle_goes_to_another_process():
    k = 7
    f = njit(lambda x: x * k)
    program = "import pickle, sys; print(pickle.loads(sys.stdin.buffer.read())(6))"
    done = subprocess.run([sys.executable, "-c", program], input=pickle.dumps(f), capture_output=True)
    assert done.stdout == b"42\n", done.stderr.decode()


def test_what_cannot_be_pickled_says_so():
    lock = threading.Lock()
    f = njit(lambda x: lock)
    with pytest.raises(TypeError, match="lock"):
        pickle.dumps(f)


def test_copies_are_the_kernel_itself():
    f = njit(lambda x: x)
    assert copy.copy(f) is f and copy.deepcopy([f])[0] is f


# What goes away


def test_dropped_kernels_are_gone():
    gc.collect()
    before = jitney.stats().kernels_registered
    f = njit(lambda x: x + 1)
    f(1)
    alive = weakref.ref(f)
    assert jitney.stats().kernels_registered == before + 1
    del f
    assert alive() is None and jitney.stats().kernels_registered == before


def test_ten_thousand_kernels_leave_nothing_behind():
    def make(count):
        for n in range(count):
            f = njit(lambda x: x[0] + n)
            if n % 20 == 0:
                assert f(np.ones(1)) == 1 + n
            else:
                f._compiled()

    gc.collect()
    registered = jitney.stats().kernels_registered
    make(500)
    gc.collect()
    before = resident()
    make(9500)
    gc.collect()
    assert jitney.stats().kernels_registered == registered
    assert resident() - before < 30e6


def test_returned_arrays_are_given_back():
    @njit
    def zeros(n):
        return np.zeros(n), (np.ones(n), n)

    zeros(10)
    before = resident()
    for _ in range(2000):
        a, (b, _n) = zeros(100_000)
    del a, b
    gc.collect()
    assert resident() - before < 100e6
    pool = jitney.stats().pool
    assert pool["bytes_in_use"] < 50e6


def test_views_do_not_pile_up():
    @njit
    def view(x):
        return x[1:]

    x = np.arange(5.0)
    count = sys.getrefcount(x)
    for _ in range(10_000):
        v = view(x)
    assert sys.getrefcount(x) == count + 1
    del v
    assert sys.getrefcount(x) == count


def test_failing_calls_leave_nothing_behind():
    @njit
    def f(x, i):
        return x[i], x

    x = np.arange(3.0)
    with pytest.raises(IndexError):
        f(x, 9)
    count, before = sys.getrefcount(x), resident()
    for _ in range(20_000):
        try:
            f(x, 9)
        except IndexError:
            pass
    assert sys.getrefcount(x) == count and resident() - before < 20e6


def test_a_kernel_in_use_may_be_dropped_by_its_owner():
    holder = [njit(lambda x: x * 2)]
    holder[0](1)

    def work(index):
        for _ in range(300):
            f = holder[0]
            assert f(21) == 42
            if index == 0:
                holder[0] = njit(lambda x: x * 2)

    run_together(6, work)
