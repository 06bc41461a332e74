"""The decoders of the WHATWG Encoding Standard written out byte by byte, as its text has them.

They are slow and know their index as a table handed in: what `document/japanese.py` is measured against.
"""

from __future__ import annotations

from collections.abc import Mapping

ERROR = "\ufffd"
Index = Mapping[int, str]
"""Pointer -> character."""


def shift_jis(body: bytes, index: Index) -> str:
    out: list[str] = []
    queue, lead = list(body), 0
    while queue:
        byte = queue.pop(0)
        if lead:
            start = lead - (0x81 if lead < 0xA0 else 0xC1)
            offset = 0x40 if byte < 0x7F else 0x41
            lead = 0
            char = ""
            if 0x40 <= byte <= 0x7E or 0x80 <= byte <= 0xFC:
                pointer = start * 188 + byte - offset
                char = chr(0xE000 - 8836 + pointer) if 8836 <= pointer <= 10715 else index.get(pointer, "")
            if not char and byte < 0x80:
                queue.insert(0, byte)
            out.append(char or ERROR)
        elif byte <= 0x80:
            out.append(chr(byte))
        elif 0xA1 <= byte <= 0xDF:
            out.append(chr(0xFF61 - 0xA1 + byte))
        elif 0x81 <= byte <= 0x9F or 0xE0 <= byte <= 0xFC:
            lead = byte
        else:
            out.append(ERROR)
    return "".join(out) + (ERROR if lead else "")


def euc_jp(body: bytes, index: Index, supplement: Index) -> str:
    out: list[str] = []
    queue, lead, third = list(body), 0, False
    while queue:
        byte = queue.pop(0)
        if lead == 0x8E and 0xA1 <= byte <= 0xDF:
            lead = 0
            out.append(chr(0xFF61 - 0xA1 + byte))
        elif lead == 0x8F and 0xA1 <= byte <= 0xFE:
            third, lead = True, byte
        elif lead:
            char = ""
            if 0xA1 <= lead <= 0xFE and 0xA1 <= byte <= 0xFE:
                char = (supplement if third else index).get((lead - 0xA1) * 94 + byte - 0xA1, "")
            third, lead = False, 0
            if not char and byte < 0x80:
                queue.insert(0, byte)
            out.append(char or ERROR)
        elif byte < 0x80:
            out.append(chr(byte))
        elif byte in (0x8E, 0x8F) or 0xA1 <= byte <= 0xFE:
            lead = byte
        else:
            out.append(ERROR)
    return "".join(out) + (ERROR if lead else "")


_END = -1
_SETS = {(0x28, 0x42): "ascii", (0x28, 0x4A): "roman", (0x28, 0x49): "katakana"}
_SETS |= {(0x24, 0x40): "lead", (0x24, 0x42): "lead"}


def iso_2022_jp(body: bytes, index: Index) -> str:
    out: list[str] = []
    queue = list(body)
    state = shown = "ascii"
    lead, shifted = 0, False
    while True:
        byte = queue.pop(0) if queue else _END
        if state == "escape start":
            if byte in (0x24, 0x28):
                lead, state = byte, "escape"
                continue
            if byte != _END:
                queue.insert(0, byte)
            shifted, state = False, shown
            out.append(ERROR)
        elif state == "escape":
            found = _SETS.get((lead, byte))
            if found:
                state = shown = found
                out += [ERROR] if shifted else []
                shifted = True
                continue
            queue[:0] = [lead] if byte == _END else [lead, byte]
            shifted, state = False, shown
            out.append(ERROR)
        elif state == "trail":
            state = "escape start" if byte == 0x1B else "lead"
            out.append(index.get((lead - 0x21) * 94 + byte - 0x21, ERROR) if 0x21 <= byte <= 0x7E else ERROR)
        elif byte == _END:
            return "".join(out)
        elif byte == 0x1B:
            state = "escape start"
        elif state == "lead":
            shifted = False
            if 0x21 <= byte <= 0x7E:
                lead, state = byte, "trail"
            else:
                out.append(ERROR)
        else:
            shifted = False
            out.append(_single(byte, state))


def _single(byte: int, state: str) -> str:
    if state == "katakana":
        return chr(0xFF61 - 0x21 + byte) if 0x21 <= byte <= 0x5F else ERROR
    if byte > 0x7F or byte in (0x0E, 0x0F):
        return ERROR
    return {0x5C: "¥", 0x7E: "‾"}.get(byte, chr(byte)) if state == "roman" else chr(byte)
