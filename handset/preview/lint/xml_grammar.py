"""Productions of XML 1.0 as regular expressions, and what to write in place of what they do not take."""

from __future__ import annotations

import re
from html.entities import name2codepoint

_START = r":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
_START += r"\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
NAME = re.compile(rf"[{_START}][{_START}\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*")
"""Productions 4 and 5."""
NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What production 2 leaves out."""
_S = r"[ \t\r\n]"
SPACE = re.compile(_S + "*")
SPACE_OR_END = re.compile(_S + r"|\?>")
EQUALS = re.compile(f"{_S}*={_S}*")
BARE = re.compile(r"[^ \t\r\n<>\"']*")
STRANGE = re.compile(r"[^ \t\r\n<>/]+")
MARK = re.compile(r"[<&]|\]\]>")
REFERENCE = re.compile(rf"&(?:#([0-9]+)|#x([0-9a-fA-F]+)|({NAME.pattern}));")
OPEN_REFERENCE = re.compile(rf"&(?:#[0-9]+|#x[0-9a-fA-F]+|({NAME.pattern}))")
OF_XML = frozenset(["lt", "gt", "amp", "quot", "apos"])
OF_XHTML = OF_XML | frozenset(name2codepoint)
"""Entities that XHTML's document types declare."""
_LITERAL = r"""(?:"[^"]*"|'[^']*')"""
_PUBLIC = r"""(?:"[ \r\na-zA-Z0-9\-'()+,./:=?;!*#@$_%]*"|'[ \r\na-zA-Z0-9\-()+,./:=?;!*#@$_%]*')"""
DOCTYPE = re.compile(
    rf"<!DOCTYPE{_S}+{NAME.pattern}(?:{_S}+(?:SYSTEM{_S}+{_LITERAL}|PUBLIC{_S}+{_PUBLIC}{_S}+{_LITERAL}))?"
    rf"{_S}*(?P<subset>\[[^\]]*\]{_S}*)?>"
)
ENTITY = re.compile(rf"<!ENTITY[ \t\r\n]+({NAME.pattern})[ \t\r\n]")
DECLARATION = re.compile(
    r"""<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1"""
    r"""(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][A-Za-z0-9._\-]*\2)?"""
    r"""(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>"""
)
"""Production 23."""


def instead_of(name: str) -> str:
    """Say what to write for an entity that nobody declares."""
    for known in (name, name.lower()):
        if known in name2codepoint:
            return f"Write &#{name2codepoint[known]};"
    return "Write the character itself, or &amp; for the ampersand"


def is_forbidden_character(decimal: str, hexadecimal: str) -> bool:
    """Return whether a numeric reference names a character that production 2 leaves out; one of its digits is empty."""
    digits = (decimal or hexadecimal).lstrip("0")
    point = int(digits[:8] or "0", 10 if decimal else 16)
    return point > 0x10FFFF or (point < 0x20 and point not in (9, 10, 13)) or NO_CHARACTER.match(chr(point)) is not None


def type_fault(declaration: str) -> tuple[str, str]:
    """Return what is wrong with a document type declaration, and what to do."""
    if not declaration.startswith("<!DOCTYPE"):
        return "<!DOCTYPE is not written in capitals", "Write <!DOCTYPE"
    if re.search(rf"[ \t\r\n]PUBLIC[ \t\r\n]+{_PUBLIC}[ \t\r\n]*>", declaration):
        return "<!DOCTYPE has no system identifier", "Write the address of the DTD behind the public one"
    return "<!DOCTYPE cannot be read", 'Write <!DOCTYPE html PUBLIC "..." "...">'
