"""ActionScript as bytes: decoded once to instructions, run by a stack machine. Knows no picture, key or sound."""
