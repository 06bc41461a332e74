"""Several phones in one window, asked and written to as one: which is under the pointer, which takes text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handset.frontends.panel import Row
from handset.frontends.phone_pane import PhonePane
from handset.frontends.typist import TypingTarget, typing_target
from handset.keypad import Key
from handset.preview.inspector.overlays import Mark


def keys_at(panes: Sequence[PhonePane], x: float, y: float) -> Iterator[Key]:
    """Yield the key of a drawn phone at a pixel of the window, if one is there."""
    for pane in panes:
        left, top = _corner(pane)
        key = pane.view.key_at(x - left, y - top) if pane.view else None
        if key is not None:
            yield key


def hover(panes: Sequence[PhonePane], x: float, y: float) -> PhonePane | None:
    """Let the inspectors look at what lies under a pixel of the window; return the phone it is over."""
    over = None
    for pane in panes:
        left, top = _corner(pane)
        pane.inspector.pointer = pane.view.point_at(x - left, y - top) if pane.view else None
        if pane.inspector.pointer is not None:
            over = pane
    return over


def aim_among(panes: Sequence[PhonePane]) -> TypingTarget:
    """Return what the first phone that takes text says, else what the first one says."""
    aims = [typing_target(pane.phone) for pane in panes]
    return next((aim for aim in aims if aim is not TypingTarget.KEYS), TypingTarget.KEYS)


def write(panes: Sequence[PhonePane], text: str) -> None:
    """Write into every phone's field; one OK opens the editors of those that wait for it."""
    opening = False
    for pane in panes:
        opening |= pane.typist.write(pane.phone, text, press=not opening)
        pane.stale = True


def inspected(panes: Sequence[PhonePane], pointed: PhonePane, language: str) -> tuple[list[Row], list[list[Mark]]]:
    """Return the panel's rows, about the phone the pointer was last over, and what is laid over each LCD."""
    rows: list[Row] = []
    marks: list[list[Mark]] = []
    for pane in panes:
        told: list[Row] = []
        laid_over: list[Mark] = []
        if pane is pointed or pane.inspector.overlay is not None:
            told, laid_over = pane.inspector.contents(pane.phone, language)
        marks.append(laid_over)
        if pane is pointed and told:
            named = [] if len(panes) == 1 or pane.inspector.lint else [Row(pane.phone.model.title)]
            rows = named + told
    return rows, marks


def _corner(pane: PhonePane) -> tuple[int, int]:
    return pane.view.surface.get_offset() if pane.view else (0, 0)
