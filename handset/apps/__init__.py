"""Apps that the phone ships with: standby screen, menu, settings, dialogs."""
