"""What the phone itself ships: standby screen, menu, settings, dialogs."""
