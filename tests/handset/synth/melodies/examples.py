"""Melodies of a few notes in each format, for tests."""

from __future__ import annotations

import struct


def smf(events: bytes, *, division: int = 96, tracks: int = 1) -> bytes:
    """A MIDI file whose tracks are all these events."""
    track = b"MTrk" + struct.pack(">I", len(events)) + events
    return b"MThd" + struct.pack(">IHHH", 6, 1, tracks, division) + track * tracks


def smf_tune() -> bytes:
    """C and E of an organ, a quarter note each at 120, with a drum on the first."""
    return smf(bytes.fromhex("00ff5103 07a120 00c010 00903c64 0099240a 60803c00 00904040 60804000 00892400 00ff2f00"))


def mfi(events: bytes, *, velocity: bool = False) -> bytes:
    """A melody of one track."""
    head = bytes.fromhex("010101") + (bytes.fromhex("6e6f746500020001") if velocity else b"")
    track = b"trac" + struct.pack(">I", len(events)) + events
    body = struct.pack(">H", len(head)) + head + track
    return b"melo" + struct.pack(">I", len(body)) + body


def mfi_tune() -> bytes:
    """Two notes at 125 quarter notes a minute, 48 ticks each."""
    return mfi(bytes.fromhex("00ffc37d 00ffe010 000f30 301330 30ffdf00"))


def smaf(track: bytes, form: int = 0) -> bytes:
    """A melody of one score track in the handy phone (0) or the mobile (2) format, ticks of 4 ms."""
    head = bytes([form, 0, 2, 2]) + bytes(2 if form == 0 else 16)
    body = head + b"Mtsq" + struct.pack(">I", len(track)) + track
    chunk = b"MTR\x05" + struct.pack(">I", len(body)) + body
    return b"MMMD" + struct.pack(">I", len(chunk)) + chunk


def smaf_tune() -> bytes:
    """Two notes of 400 ms."""
    return smaf(bytes.fromhex("00003010 001164 641564 64000000"))
