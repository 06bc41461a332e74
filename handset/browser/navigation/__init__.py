"""Navigation within a page: scrolling, focus, access keys, activation, find in page."""
