"""Keypad scripts are tests too, and Python tests may ask for a `phone`."""

pytest_plugins = ["handset.script.pytest_plugin"]
