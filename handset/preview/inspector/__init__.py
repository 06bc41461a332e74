"""The inspector: what an element of a page is, where it stands and what it weighs, for a designer's eyes."""
