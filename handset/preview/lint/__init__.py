"""Lint of pages: what a carrier's phone would not take, or show badly, with line, column, why, and what to do."""
