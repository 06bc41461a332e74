"""Rules about what is never closed: the phone reads on to the end of the page, and what stands there is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handset.preview.lint.finding import Finding
from handset.preview.lint.subject import Subject
from handset.preview.lint.tokenizer import FOR_OTHERS, Loss
from handset.preview.lint.wording import cut

_ELEMENTS = {
    "title": "{it} is the title",
    "textarea": "{it} is what stands in the field",
    "style": "{it} is read as CSS",
    "script": "{it} is read as a script",
    "xmp": "{it} is shown as it is written, tags too",
    "plaintext": "{it} is shown as it is written, tags too",
    "select": "{it} belongs to its choices and is not seen",
    "button": "{it} is the button's label",
    "map": "{it} is not seen",
    "template": "{it} is not seen",
    "object": "{it} is not seen where the object is",
    "marquee": "{it} runs in its one line",
    "noscript": "a browser that runs scripts leaves {it} out",
    "iframe": "a browser that has frames leaves {it} out",
    "noembed": "a browser that has plug-ins leaves {it} out",
    "noframes": "a browser that has frames leaves {it} out",
}
"""Element -> what becomes of what follows."""
_SHOWN = FOR_OTHERS | {"xmp", "plaintext", "button", "object", "marquee", "select", "textarea"}
"""Elements that are seen, or what they swallow is."""
_SEEN = frozenset(["img", "image", "input", "textarea", "select", "button", "hr", "object", "embed"])
_UNSEEN = re.compile(r"<!--.*?-->|<(title|style|script)\b.*?</\1[^>]*>|<[^>]*>", re.DOTALL | re.IGNORECASE)


def losses(subject: Subject) -> Iterator[Finding]:
    """Yield what is never closed and so swallows the page: titles, comments, scripts, quoted values."""
    for loss in subject.markup.losses:
        what = f"{_named(loss)}: {_fate(subject, loss)}"
        if loss.whole and loss.name not in _SHOWN and _is_blank_before(subject, loss):
            what += "; the page is empty"
        yield Finding(*subject.markup.spot(loss.place), "unclosed", "error", what, _why(subject, loss), _todo(loss))


def _named(loss: Loss) -> str:
    if loss.kind == "quote":
        return f"the quotation mark of {loss.attribute} in <{loss.name}> is never closed"
    if loss.kind == "comment":
        return "a comment is never closed" if loss.whole else "a comment is not closed before the next one"
    if loss.kind in ("tag", "declaration"):
        return f"<{cut(loss.name, 20)} has no > of its own"
    name = f"<{loss.name}" if loss.kind == "cdata" else f"<{loss.name}>"
    return f"{name} is never closed"


def _fate(subject: Subject, loss: Loss) -> str:
    """Return what becomes of that which follows."""
    line, column = subject.markup.spot(loss.end)
    it = "everything after it" if loss.whole or loss.name in FOR_OTHERS else f"everything up to {line}:{column}"
    if loss.kind == "element":
        return _ELEMENTS[loss.name].format(it=it)
    if loss.kind == "quote":
        return f"{it} belongs to the value, and the tag is lost" if loss.whole else f"{it} belongs to the tag"
    return f"{it} is {'part of it' if loss.kind == 'comment' else 'lost'}"


def _why(subject: Subject, loss: Loss) -> str:
    if loss.kind == "element" and loss.name == "plaintext":
        return "nothing ends it, not even its own end tag"
    if loss.kind == "element" and loss.name not in _SHOWN and subject.markup.text[: loss.end].endswith("/>"):
        return "a slash ends it in XHTML alone"
    return "a browser reads on until something closes it"


def _todo(loss: Loss) -> str:
    if loss.name == "plaintext":
        return "Take <pre>, which ends"
    closing = {"comment": "-->", "tag": ">", "declaration": ">", "cdata": "]]>", "quote": "the same mark again"}
    end = f"</{loss.name}>" if loss.kind == "element" else closing[loss.kind]
    return f"Write {end} where it should end"


def _is_blank_before(subject: Subject, loss: Loss) -> bool:
    """Return whether nothing that is seen stands before it."""
    if any(tag.name in _SEEN and tag.start < loss.start for tag in subject.markup.tags):
        return False
    return not _UNSEEN.sub("", subject.markup.text[: loss.start]).strip("\ufeff \t\r\n")


RULES = (losses,)
