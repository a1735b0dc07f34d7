"""Hypothesis profiles: `quick` in CI, `long` on demand (`pytest --hypothesis-profile long`)."""

from hypothesis import HealthCheck, settings

settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", parent=settings.get_profile("quick"), max_examples=5_000)
settings.load_profile("quick")

# It needs atheris, and is run by hand.
collect_ignore = ["fuzz/target.py"]
