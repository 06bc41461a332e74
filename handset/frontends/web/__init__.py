"""The phone in a tab of a web browser: every visitor has a phone of his own, which runs here."""
