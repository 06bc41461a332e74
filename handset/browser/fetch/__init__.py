"""Asking for pages and files: network, cookies, cache, redirects, what goes wrong."""
