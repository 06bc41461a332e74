"""The Wig Game: its rules of version 1, frozen."""
