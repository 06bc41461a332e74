"""Pages about the program, and how their pictures are made."""
