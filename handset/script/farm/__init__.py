"""Farms: the tests of a run, how they are divided, and the processes and machines that play them."""
