"""The phone's sound chip: voices made of numbers, sequences read from assets/sounds, a small loudspeaker's tone."""
