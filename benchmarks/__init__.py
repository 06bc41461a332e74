"""What is measured, against whom: see README.md."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
