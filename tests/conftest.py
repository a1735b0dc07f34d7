"""Hypothesis profiles: `quick` unless another is asked for (`pytest --hypothesis-profile long`)."""

import signal

from hypothesis import HealthCheck, settings

settings.register_profile("quick", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", parent=settings.get_profile("quick"), max_examples=5_000)
settings.load_profile("quick")

# It needs atheris, and is run by hand.
collect_ignore = ["fuzz/target.py"]

# A shell that runs the tests in the background has Ctrl-C ignored, by all that they start too.
signal.signal(signal.SIGINT, signal.default_int_handler)
