"""Toolkit of the phone's apps: shapes and colors, and the dialogs that any of them may open."""
