"""Runs of scripts: the driver that presses keys, the conditions it waits for, the runner of the steps."""
