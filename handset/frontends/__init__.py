"""Frontends, which press the keys and show the LCD: the window, the web tab, or none (headless)."""
