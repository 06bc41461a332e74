"""Melodies of phones as bytes (SMF, MFi, SMAF), read into notes; bounded, and never an error on damaged ones."""
