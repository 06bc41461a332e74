"""Designers' tools: a page from a file on the phone, shown again as it is saved; pictures of pages."""
