"""Keypad scripts: what a thumb does and what the screen must show."""
