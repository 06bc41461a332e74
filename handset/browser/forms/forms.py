"""The state of a page's form controls, and form submission (HTML 4.01, 17.13; HTML 4.10.21)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import msgspec

from handset.browser.document.addresses import form_encoded, trimmed
from handset.browser.document.encoding import LABELS, encode, named
from handset.browser.document.tree import Document, Node
from handset.browser.forms.disabled import is_disabled, is_option_disabled
from handset.browser.forms.multipart import Upload, multipart
from handset.browser.forms.options import collapsed, option_label, options_of
from handset.browser.style.presentational import whole_number

_LINE_BREAK = re.compile(r"\r\n?|\n")


def field_kind(node: Node) -> str:
    """Return the kind of a form control; "" for another element.

    The kinds are "text", "password", "area", "select", "check", "radio", "submit", "reset", "image", "button", "file"
    and "hidden".
    """
    if node.tag == "textarea":
        return "area"
    if node.tag == "select":
        return "select"
    if node.tag == "button":
        kind = node.get("type").strip().lower()
        return kind if kind in ("reset", "button") else "submit"
    if node.tag != "input":
        return ""
    kind = node.get("type").strip().lower()
    if kind == "checkbox":
        return "check"
    if kind in ("radio", "submit", "reset", "image", "button", "file", "hidden", "password"):
        return kind
    return "text"


def is_text(node: Node) -> bool:
    """Return whether a control is a text field."""
    return field_kind(node) in ("text", "password", "area")


class FormState(msgspec.Struct):
    """Form values that differ from the page's own, by the control's order; plain data for history and snapshots."""

    texts: dict[int, str] = {}
    checks: dict[int, bool] = {}
    choices: dict[int, list[int]] = {}
    uploads: dict[int, Upload] = {}

    @property
    def touched(self) -> bool:
        """Whether any value differs from the page's own."""
        return bool(self.texts or self.checks or self.choices or self.uploads)

    def text(self, node: Node) -> str:
        """Return the value of a text field; only a textarea's has line breaks."""
        if node.order in self.texts:
            return self.texts[node.order]
        if node.tag == "textarea":
            return node.inner_text().replace("\r\n", "\n").replace("\r", "\n")
        return node.get("value").replace("\r", "").replace("\n", "")

    def set_text(self, node: Node, text: str) -> None:
        """Write text into a field, cut to its maxlength; one line for all but a text area."""
        limit = whole_number(node.get("maxlength"), 0, 100_000)
        if node.tag != "textarea":
            text = text.replace("\n", "")
        self.texts[node.order] = text if limit is None else text[:limit]

    def checked(self, node: Node, document: Document) -> bool:
        """Return whether a checkbox or radio button is checked."""
        return self.checks.get(node.order, node.order in document.checked)

    def toggle(self, node: Node, document: Document) -> None:
        """Check or uncheck a checkbox; check a radio button and uncheck the others of its group."""
        if field_kind(node) == "check":
            self.checks[node.order] = not self.checked(node, document)
            return
        for other in document.radio_group(node):
            self.checks[other.order] = other is node

    def chosen(self, node: Node) -> list[int]:
        """Return the indexes of the selected options."""
        if node.order in self.choices:
            return self.choices[node.order]
        return _selected(node)

    def choose(self, node: Node, place: int) -> None:
        """Choose an option; where several may be chosen, turn it on or off."""
        if node.has("multiple"):
            chosen = set(self.chosen(node)) ^ {place}
            self.choices[node.order] = sorted(chosen)
        else:
            self.choices[node.order] = [place]

    def chosen_label(self, node: Node) -> str:
        """Return the labels of what is chosen, joined by commas."""
        options = options_of(node)
        return ", ".join(option_label(options[place]) for place in self.chosen(node) if place < len(options))

    def pick(self, node: Node, file: Upload | None) -> None:
        """Set the file of a file field; None clears it."""
        if file is None:
            self.uploads.pop(node.order, None)
        else:
            self.uploads[node.order] = file

    def reset(self, form: Node, document: Document) -> None:
        """Restore the page's own values of the controls of a form."""
        for node in document.controls_of(form):
            self.texts.pop(node.order, None)
            self.checks.pop(node.order, None)
            self.choices.pop(node.order, None)
            self.uploads.pop(node.order, None)


def _selected(select: Node) -> list[int]:
    """Return the indexes of the options selected to begin with: in a drop-down list at least one (HTML 4.10.7)."""
    options = options_of(select)
    selected = [place for place, each in enumerate(options) if each.has("selected")]
    if select.has("multiple") or (whole_number(select.get("size"), 1, 100_000) or 1) > 1:
        return selected if select.has("multiple") else selected[-1:]
    return selected[-1:] or [place for place, each in enumerate(options) if not is_option_disabled(each)][:1]


def writable(node: Node) -> bool:
    """Return whether a control is a text field that is neither disabled nor read-only."""
    return is_text(node) and not node.has("readonly") and not is_disabled(node)


def sends_by_itself(document: Document, form: Node) -> bool:
    """Return whether a form can be submitted from its fields, without a button.

    It has no button for that and at most one field to write into. HTML calls it implicit submission (4.10.21.2).
    """
    kinds = [field_kind(node) for node in document.controls_of(form)]
    return not {"submit", "image"}.intersection(kinds) and sum(kind in ("text", "password") for kind in kinds) <= 1


def missing_of(document: Document, form: Node, state: FormState, required: Callable[[Node], bool]) -> Node | None:
    """Return the first empty field of those that the page requires (`-wap-input-required: true`)."""
    fields = (node for node in document.controls_of(form) if writable(node) and not state.text(node))
    return next((node for node in fields if required(node)), None)


@dataclass(frozen=True)
class Submission:
    """Request of a submitted form; `url` is not yet resolved against the page's."""

    method: str
    url: str
    body: bytes
    content_type: str = "application/x-www-form-urlencoded"


def form_encoding(form: Node, page: str) -> str:
    """Return the codec of a form: the first of `accept-charset` that phones know (HTML 4.01, 17.3), else the page's."""
    labels = re.split(r"[\s,]+", form.get("accept-charset"))
    return next((codec for label in labels if (codec := named(label))), page)


def submission(
    document: Document,
    form: Node,
    state: FormState,
    button: Node | None,
    encoding: str,
    carrier: str,
    *,
    official: bool = False,
) -> Submission:
    """Make the request of a form sent by `button` (None without one), in its own or the page's `encoding`.

    Args:
        document: The page.
        form: Its form.
        state: What was filled in.
        button: The button pressed; it alone of all buttons is sent.
        encoding: The page's codec.
        carrier: Whose emoji are written.
        official: Whether the phone writes au's official codes where a form names its encoding.
    """
    codec = form_encoding(form, encoding)
    official = official and form.has("accept-charset")
    write = partial(encode, codec=codec, carrier=carrier, official=official)
    found = entries(document, form, state, button, LABELS[codec])
    action = trimmed(form.get("action"))
    posts = form.get("method").lower() == "post"
    if posts and form.get("enctype").lower() == "multipart/form-data":
        return Submission("POST", action, *multipart(found, codec, carrier, official=official))
    plain = [(name, value if isinstance(value, str) else value.name if value else "") for name, value in found]
    query = "&".join(f"{form_encoded(write(name))}={form_encoded(write(value))}" for name, value in plain)
    if posts:
        return Submission("POST", action, query.encode("ascii"))
    address, sign, fragment = action.partition("#")
    return Submission("GET", f"{address.partition('?')[0]}?{query}{sign}{fragment}", b"", "")


def entries(
    document: Document, form: Node, state: FormState, button: Node | None, charset: str = "UTF-8"
) -> list[tuple[str, str | Upload | None]]:
    """Return the form's entry list, in document order (HTML 4.10.21.4); None is the value of a file not picked.

    `charset` is the value of a hidden field `_charset_`.
    """
    found: list[tuple[str, str | Upload | None]] = []
    for node in document.controls_of(form):
        kind = field_kind(node)
        if not is_disabled(node) and (kind not in _BUTTONS or node is button):
            name = _LINE_BREAK.sub("\r\n", node.get("name"))
            if kind == "image":
                prefix = f"{name}." if name else ""
                found += [(f"{prefix}x", "0"), (f"{prefix}y", "0")]
            elif kind == "hidden" and name.lower() == "_charset_":
                found.append((name, charset))
            elif name:
                found += [(name, value) for value in _values(document, node, kind, state)]
    return found


_BUTTONS = frozenset(["submit", "image", "button", "reset"])
"""Kinds of controls of which only the one pressed is sent."""


def _values(document: Document, node: Node, kind: str, state: FormState) -> list[str | Upload | None]:
    """Return the values that a control with a name sends: one, several of a list, or none."""
    if kind in ("check", "radio"):
        return [node.get("value", "on")] if state.checked(node, document) else []
    if kind == "select":
        options = options_of(node)
        chosen = [options[place] for place in state.chosen(node) if place < len(options)]
        return [_option_value(option) for option in chosen if not is_option_disabled(option)]
    if kind == "file":
        return [state.uploads.get(node.order)]
    return [_LINE_BREAK.sub("\r\n", node.get("value") if kind in ("hidden", "submit") else state.text(node))]


def _option_value(option: Node) -> str:
    return option.get("value") if option.has("value") else collapsed(option.inner_text())
