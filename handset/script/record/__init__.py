"""From use to script: what a thumb did, written down, and the exact movie of it."""
