"""The phone: a deterministic machine of 60 ticks a second. Knows nothing of the games and pages that run on it."""
