"""Clips as they run: display lists, frames, the order of actions, paths, properties. Knows no picture and no key."""
