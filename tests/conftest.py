"""Keypad scripts are tests too, and Python tests may ask for a `phone`; properties draw the same examples every run."""

from hypothesis import settings

pytest_plugins = ["handset.script.pytest_plugin", "tests.servers"]

# A suite that is the same every time, on a machine of any speed; `--hypothesis-profile=search` looks further.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile("suite")
