"""Runs of scripts: the driver that presses keys, the conditions it waits for, the runner, and what a test leaves."""
