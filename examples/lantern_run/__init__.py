"""Lantern Run: a fox carries a lantern over the roofs of a town at night. Made of `keitai.kit` and nothing else."""
