"""Rules about access keys: given twice, of no phone, or not seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, partial
from html import unescape

from handset.browser.document import encoding
from handset.browser.style.css import declarations
from handset.browser.style.presentational import whole_number
from handset.emoji import table
from handset.preview.lint.finding import Finding
from handset.preview.lint.markup import Tag
from handset.preview.lint.subject import Subject


def access_keys(subject: Subject) -> Iterator[Finding]:
    """Yield keys given twice, to nothing a phone has, or that nobody can see."""
    seen: dict[str, Tag] = {}
    links = 0
    for tag in subject.markup.tags:
        links += tag.name == "a" and "href" in tag.attributes
        key = _key_of(subject, tag)
        if key is None:
            continue
        if len(key) != 1 or key not in "0123456789*#":
            yield Finding(
                *tag.spot,
                "accesskey",
                "error",
                f"{key!r} is not a key of a phone",
                "access keys are 0 to 9, * and #",
                "Take one of them",
            )
        elif key in seen:
            yield Finding(
                *tag.spot,
                "accesskey",
                "error",
                f"access key {key} is given twice",
                f"the first one is in line {seen[key].spot[0]}; only that one is reached",
                "Give another",
            )
        else:
            seen[key] = tag
            if not _key_shows(subject, tag, key):
                what, why = f"access key {key} cannot be seen", "nobody presses a key that is not shown"
                todo = f"Put its keycap emoji before the {'link' if tag.name == 'a' else 'field'}"
                yield Finding(*tag.spot, "accesskey", "note", what, why, todo)
    if links >= 5 and not seen:
        yield Finding(
            1,
            1,
            "accesskey",
            "warning",
            f"none of {links} links has an access key",
            "on a phone every link else costs a walk of the cursor",
            "Give keys to the main ones",
        )


def _key_of(subject: Subject, tag: Tag) -> str | None:
    """Return the access key of a tag, by attribute or by its style; None for none."""
    if tag.name == "input" and (tag.attributes.get("type") or "").strip().lower() == "hidden":
        return None
    direct = subject.dialect.takes_attribute(tag.name, "directkey")
    key = tag.attributes.get("accesskey") or (tag.attributes.get("directkey") if direct else None)
    style = tag.attributes.get("style") or ""
    if key is None and _PROPERTY in style and tag.name in _KEYED and subject.dialect.css != "none":
        key = next((str(each.value) for each in declarations(style) if each.name == _PROPERTY), None)
    return key


_PROPERTY = "-wap-accesskey"
_KEYED = frozenset(["a", "input", "textarea", "select", "button", "label"])
_NEAR_BEFORE, _NEAR_BEHIND = 80, 200
"""Characters before and behind a link's tag in which its key is looked for."""
_TAG = re.compile(r"<[^>]*>")
_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_SAID = {
    name: re.compile(rf"""\s{name}\s*=\s*(?:"([^">]*)"|'([^'>]*)'|([^\s"'>]+))""", re.IGNORECASE)
    for name in ("localsrc", "alt")
}
_FRAMES = re.compile("[\u20e3\ufe0f]")
"""What makes a keycap of a digit in Unicode."""
_OPENING, _CLOSING = r"\[\(<\u3010\u3014\u300c\u300e", r"\]\)>\u3011\u3015\u300d\u300f"
_COUNTED = "[/:.,-]?[0-9]|[年月日時分件人個回位円点歳番枚週%]"
"""What stands behind a digit that is a date's, a count's or a longer number's."""


def _key_shows(subject: Subject, tag: Tag, key: str) -> bool:
    """Return whether the key's own digit stands where one looks for it, or its keycap near it.

    That is right before a link or at its start, on a button, or in the words before a field.
    """
    before, behind = (_plain(subject, part) for part in _around(subject.markup.text, tag))
    said = tag.attributes.get("value") or "" if tag.name == "input" else ""
    if any(char in before or char in behind or char in said for char in _keycaps(key)):
        return True
    before, behind, said = (
        _FRAMES.sub("", unicodedata.normalize("NFKC", unescape(part))) for part in (before, behind, said)
    )
    if _number_of_item(subject, tag) == key:
        return True
    sign = re.escape(key)
    if tag.name != "a" and re.search(rf"(?<![\w/:.,-]){sign}(?!{_COUNTED})", before + "\n" + said):
        return True
    return bool(
        re.search(rf"(?<![\w/:.,-]){sign}[\s{_CLOSING}.:,]*$", before)
        or re.match(rf"[\s{_OPENING}]*{sign}(?!{_COUNTED})", behind)
        or re.search(rf"[{_OPENING}]\s*{sign}\s*[{_CLOSING}]", behind)
    )


def _number_of_item(subject: Subject, tag: Tag) -> str:
    """Return the number that a list shows before the item in which a tag comes first; "" for none."""
    node = subject.places.node_at(tag.start)
    item = node.ancestor("li") if node is not None else None
    around = item.parent if item is not None else None
    if node is None or item is None or around is None or around.tag != "ol":
        return ""
    if subject.page.style_of(item).list_type != "decimal":
        return ""
    start = whole_number(around.get("start"), -9999, 9999)
    number = (1 if start is None else start) - 1
    for each in around.children:
        if each.tag == "li":
            said = whole_number(each.get("value"), -9999, 9999)
            number = number + 1 if said is None else said
        if each is item:
            return str(number)
    return ""


def _around(text: str, tag: Tag) -> tuple[str, str]:
    """Return the source before and behind a tag in which its key is looked for: not that of another link or field."""
    lines_above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, max(0, text.rfind("\n", 0, tag.start)))))
    before = text[max(lines_above + 1, tag.start - _NEAR_BEFORE) : tag.start].rpartition("</a")[2]
    behind = text[tag.end : tag.end + _NEAR_BEHIND].partition("</a")[0]
    if tag.name == "a":
        return before, behind
    end = "</label" if tag.name == "label" else "</button" if tag.name == "button" else "<br"
    return _CONTROL.split(before)[-1], _CONTROL.split(behind.partition(end)[0])[0]


def _plain(subject: Subject, source: str) -> str:
    """Return the words of some source, emoji as the phone's characters."""
    read = encoding.references(source, subject.model.emoji, decimal=True)
    return _TAG.sub("", _IMG.sub(partial(_words_of, subject), read))


_CONTROL = re.compile(r"<(?:input|textarea|select|button)\b[^>]*>", re.IGNORECASE)


def _words_of(subject: Subject, image: re.Match[str]) -> str:
    """Return what a picture near a link says: au's built-in one, or the alt text."""
    said = {name: "".join(match.groups("")) for name, form in _SAID.items() if (match := form.search(image[0]))}
    built_in = said.get("localsrc", "") if subject.dialect.takes_attribute("img", "localsrc") else ""
    return table().pictogram(built_in) or said.get("alt", "")


@cache
def _keycaps(key: str) -> frozenset[str]:
    """Return the phone's characters for a key's keycap."""
    names = {f"[{key}]", f"{key} key"}
    rows = (row for row in table().rows if row.unicode.startswith(key) or row.english.lower() in names)
    return frozenset(row.char for row in rows)


RULES = (access_keys,)
