"""The drawn phone round the LCD: where its parts are, how they look, and their pictures at each scale."""
