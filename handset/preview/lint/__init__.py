"""What a carrier's phone would not take of a page, or show badly: with line, column, why, and what to do."""
