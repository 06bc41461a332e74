"""A crawler that presses keys: every page of a site, and back."""
