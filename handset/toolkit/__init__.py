"""What the phone's apps draw with: shapes and colors, and the dialogs that any of them may open."""
