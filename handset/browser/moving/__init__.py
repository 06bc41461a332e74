"""Getting about a page: scroll, focus, access keys, and what OK does."""
