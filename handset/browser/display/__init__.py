"""Boxes -> a display list -> the canvas: pictures, fields and running text among it."""
