"""Typing on twelve keys."""
