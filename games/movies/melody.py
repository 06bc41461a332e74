"""Tunes as Standard MIDI Files of one track, which i-mode phones took inside a movie.

Source: Standard MIDI Files 1.0.
"""

from __future__ import annotations

EIGHTH = 24
"""Ticks of an eighth note; a quarter has 48."""


def melody_bytes(notes: str, tempo: int, program: int) -> bytes:
    """Return a file of one voice.

    Args:
        notes: Words of a note's number and its length in eighths, such as `60:2`; number 0 is a rest.
        tempo: Quarters a minute.
        program: Instrument of General MIDI, counted from 0.
    """
    track = bytearray(b"\x00\xff\x51\x03" + (60_000_000 // tempo).to_bytes(3, "big") + bytes([0, 0xC0, program]))
    rest = 0
    for word in notes.split():
        number, eighths = (int(part) for part in word.split(":"))
        if not number:
            rest += eighths * EIGHTH
            continue
        track += _length(rest) + bytes([0x90, number, 96]) + _length(eighths * EIGHTH) + bytes([0x80, number, 64])
        rest = 0
    track += b"\x00\xff\x2f\x00"
    head = b"MThd" + (6).to_bytes(4, "big") + bytes([0, 0, 0, 1, 0, 2 * EIGHTH])
    return head + b"MTrk" + len(track).to_bytes(4, "big") + bytes(track)


def _length(ticks: int) -> bytes:
    """Return a number of variable length: seven bits a byte, the highest first."""
    found = [ticks & 127]
    while ticks := ticks >> 7:
        found.append(ticks & 127 | 128)
    return bytes(reversed(found))
