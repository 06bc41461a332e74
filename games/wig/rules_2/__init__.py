"""The Wig Game: its rules of version 2, frozen."""
