"""Common ground of the three houses: time, chance, names of the wire, errors. Imports nothing of theirs."""
