"""The cascade: sheets, selectors and attributes -> the computed style of each element."""
