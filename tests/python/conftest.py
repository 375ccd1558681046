"""What the Python tests share. The library is the one that JITNEY_LIBRARY names, or the source tree's release build."""

import os

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, settings

import jitney

settings.register_profile(
    "suite",
    max_examples=int(os.environ.get("JITNEY_TEST_EXAMPLES", "25")),
    deadline=None,
    database=None,
    # A failing example is small already, and shrinking it takes minutes.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def library_as_it_was():
    """Every test finds, and leaves, acceleration on and the default number of threads."""
    yield
    jitney.enable()
    jitney.set_num_threads(0)


@pytest.fixture
def rng():
    return np.random.default_rng(20240)


@pytest.fixture
def threads_from_the_first_element():
    """Threads for every call, however small."""
    builtin = [name for name in jitney.kernels() if jitney.kernel(name).describe()["builtin"]]
    before = {name: jitney.get_threshold(name) for name in builtin}
    jitney.set_threshold(None, 0)
    yield
    for name in builtin:
        jitney.set_threshold(name, before[name])
