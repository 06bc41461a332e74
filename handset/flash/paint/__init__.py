"""Movies as pixels: edges to coverage, coverage to fills, all in integers, so that every machine paints the same."""
