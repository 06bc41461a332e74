"""The neighbour the games are measured beside: PyBoy, headless, playing a cartridge made here.

Installed for the run alone: uv run --with pyboy python -m benchmarks.games
"""

from __future__ import annotations

import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import thread_time
from typing import Any

from benchmarks.table import Row

FRAMES = 1200
_ENTRY, _PROGRAM, _CHECKSUM = 0x100, 0x150, 0x14D
_CODE = bytes.fromhex(
    "f3 31feff af e040"  # no interrupts, a stack, the LCD off
    "210080 7d 22 7c fea0 20f9"  # every tile and both maps filled
    "3e93 e040 3e01 e0ff"  # the LCD on with background and sprites; a halt ends with the picture
    "76 00 af e00f f043 3c e043"  # each frame: wait, scroll
    "2100fe 06a0 34 2c 05 20fb 18eb"  # move all forty sprites, and again
)


def cartridge() -> bytes:
    """32 KB that scroll a full screen and move forty sprites in every frame."""
    rom = bytearray(0x8000)
    rom[_ENTRY : _ENTRY + 4] = bytes((0x00, 0xC3, _PROGRAM & 0xFF, _PROGRAM >> 8))
    rom[_PROGRAM : _PROGRAM + len(_CODE)] = _CODE
    rom[_CHECKSUM] = -sum(byte + 1 for byte in rom[0x134:_CHECKSUM]) & 0xFF
    return bytes(rom)


def rows() -> list[Row]:
    """Frames a second, painted and not; nothing where PyBoy is not installed."""
    if find_spec("pyboy") is None:
        return []
    pyboy: Any = import_module("pyboy")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scroll.gb"
        file.write_bytes(cartridge())
        for name, painted in (("painted", True), ("not painted", False)):
            player = pyboy.PyBoy(str(file), window="null", sound_emulated=False)
            player.set_emulation_speed(0)
            for _ in range(300):
                player.tick(1, painted)
            start = thread_time()
            for _ in range(FRAMES):
                player.tick(1, painted)
            found.append(Row(f"PyBoy, headless, {name}", FRAMES / (thread_time() - start), "frames/s"))
            moved = player.memory[0xFF43]
            player.stop(save=False)
            if not moved:
                raise RuntimeError("the cartridge did not run")
    return found
