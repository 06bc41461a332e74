"""Bytes -> text -> a tree of nodes; what a page names."""
