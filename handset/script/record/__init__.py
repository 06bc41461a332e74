"""Recording of a person's use of the phone: as a keypad script, and as an exact movie."""
