"""Who presses the keys and looks at the LCD: a window, or nobody (headless)."""
