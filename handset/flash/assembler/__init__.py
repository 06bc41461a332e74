"""The assembler: records and lines of actions to the bytes of a movie, as no free tool makes them for SWF 4."""
