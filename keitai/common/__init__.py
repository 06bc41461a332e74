"""What the three houses share: time, chance, names of the wire, errors. Imports nothing of theirs."""
