"""The Wig Game: keep the sleeping CEO's wig on his head with two fans."""
