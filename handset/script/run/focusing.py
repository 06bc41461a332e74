"""Movement of the focus by cursor keys to what bears a text.

On a page all that can be focused is compared before a key is pressed, and the best fit is gone to: what is called
exactly so, then what has the words in it, then what has the letters; of those what bears the text itself before a field
beside it; of those the nearest, from the focus downwards and then upwards. Elsewhere a list is walked to see its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from handset.app_protocols import focused_text_of, scroll_of
from handset.browser.app import BrowserApp
from handset.browser.document.tree import Node
from handset.browser.forms.disabled import is_disabled
from handset.browser.forms.field_labels import FieldLabels
from handset.browser.forms.forms import field_kind
from handset.browser.navigation.labels import label
from handset.browser.page import Page
from handset.keypad import Key
from handset.machine import Handset
from handset.script.run.conditions import focused_text
from handset.script.run.likeness import fit

CLICK_PRESSES = 100
_EXACT = 3
_GRIDS = ("menu",)
"""Apps whose choices stand in rows and columns. Elsewhere left and right may change a value."""


@dataclass(frozen=True)
class Search:
    """Result of a search for a label: whether it got the focus, and if not, what could have been meant."""

    found: bool
    ran_out: bool = False
    """The presses ran out before all was tried."""
    names: tuple[str, ...] = ()


def move_focus(phone: Handset, text: str, press: Callable[[Key], None]) -> Search:
    """Press cursor keys until what fits the label `text` best has the focus."""
    page = _page_of(phone)
    if page is not None:
        found = _to_node(phone, text, press)
        if found.found or found.ran_out:
            return found
    names = [name for _, each in _named(page) for name in each if name]
    walk = _Walk(phone, press)
    wanted = max(1, _best_on_screen(phone, text))
    if walk.until(lambda names: _best(text, names) >= wanted):
        return Search(True)
    less = max((_best(text, [name]) for name in walk.seen), default=0)
    if not walk.ran_out and less and walk.until(lambda names: _best(text, names) >= less):
        return Search(True)
    return Search(False, walk.ran_out, tuple(dict.fromkeys([*names, *walk.seen])))


def _to_node(phone: Handset, text: str, press: Callable[[Key], None]) -> Search:
    """Go to the element of the page that bears the text best."""
    page: Page | None = None
    target: Node | None = None
    key, turned, still = Key.DOWN, False, 0
    for _ in range(CLICK_PRESSES):
        now = _page_of(phone)
        if now is not page:
            page, target = now, best_node(phone, text)
            key, turned, still = _way(phone, target), False, 0
        if target is None or _focus(phone) == target.order:
            return Search(target is not None)
        before = _place(phone)
        press(key)
        still = 0 if _place(phone) != before else still + 1
        if still == 2:
            if turned:
                return Search(False)
            key, turned, still = (Key.UP if key is Key.DOWN else Key.DOWN), True, 0
    arrived = target is not None and _focus(phone) == target.order
    return Search(arrived, not arrived, tuple(name for _, names in _named(page) for name in names if name))


def best_node(phone: Handset, text: str) -> Node | None:
    """Return the element of the page in front whose label fits the text best; None where none does."""
    here = _here(phone)
    fitting = [
        (-fits, place, node.order < here, abs(node.order - here), node)
        for node, names in _named(_page_of(phone))
        for place, name in enumerate(names)
        if (fits := fit(text, name))
    ]
    return min(fitting, key=lambda each: each[:4])[4] if fitting else None


class _Walk:
    """Presses down until the end of what there is, then up to its beginning; in a grid down each column."""

    def __init__(self, phone: Handset, press: Callable[[Key], None]) -> None:
        self._phone = phone
        self._press = press
        self._left = CLICK_PRESSES
        self.seen: list[str] = []

    @property
    def ran_out(self) -> bool:
        return self._left == 0

    def until(self, accept: Callable[[list[str]], bool]) -> bool:
        """Walk until the names of what has the focus are accepted; False when none is."""
        key, still = Key.DOWN, 0
        visited = set[tuple[str, str, int]]()
        while True:
            names = [focused_text(self._phone.frame())]
            app = self._phone.foreground
            if not isinstance(app, BrowserApp):
                names.append(focused_text_of(app))
            if accept(names):
                return True
            self.seen += [name for name in names if name and name not in self.seen]
            if not self._left:
                return False
            before = _place(self._phone)
            visited.add(before)
            now = self._step(key)
            came_round = key is Key.DOWN and now != before and now in visited
            if came_round and (app.kind not in _GRIDS or self._step(Key.RIGHT) in visited):
                return False
            still = 0 if now != before else still + 1
            if still == 2:
                if key is Key.UP:
                    return False
                key, still = Key.UP, 0

    def _step(self, key: Key) -> tuple[str, str, int]:
        self._press(key)
        self._left = max(0, self._left - 1)
        return _place(self._phone)


def _best(text: str, names: list[str]) -> int:
    return max(fit(text, name) for name in names)


def _best_on_screen(phone: Handset, text: str) -> int:
    """Return how well a line on the LCD fits, if it does so exactly: it may be what a list holds further down."""
    runs = (run.text for run in phone.frame().texts if not run.focused and run.role not in ("status", "softkey"))
    best = max((fit(text, run) for run in runs), default=0)
    return best if best >= _EXACT else 0


def _page_of(phone: Handset) -> Page | None:
    """Return the page that takes the keys; None where another app or a list over the page does."""
    app = phone.foreground
    return app.page if isinstance(app, BrowserApp) and not app.choosing else None


def _focus(phone: Handset) -> int | None:
    app = phone.foreground
    return app.focused.order if isinstance(app, BrowserApp) and app.focused is not None else None


def _here(phone: Handset) -> int:
    """Return the place in the document from which a search goes on: the focus, or the first element on the screen."""
    focus, page = _focus(phone), _page_of(phone)
    if focus is not None or page is None:
        return focus or 0
    top = scroll_of(phone.foreground)
    places = page.layout.display.places
    return next((node.order for node in _focusables(page) if places[node.order][0].y >= top), 0)


def _way(phone: Handset, target: Node | None) -> Key:
    return Key.UP if target is not None and target.order < _here(phone) else Key.DOWN


def _focusables(page: Page | None) -> Iterator[Node]:
    """Yield the elements of a page that can have the focus."""
    if page is None:
        return
    page.layout.reach_end()
    places = page.layout.display.places
    yield from (node for node in page.document.focusables if places.get(node.order) and not is_disabled(node))


def _named(page: Page | None) -> list[tuple[Node, list[str]]]:
    """Return all that can have the focus on a page with what it bears.

    Each bears its own text, which may be empty, then its captions.
    """
    if page is None:
        return []
    captions = FieldLabels(page.document)
    return [(node, [_own_name(page, node), *captions.of(node)]) for node in _focusables(page)]


def _own_name(page: Page, node: Node) -> str:
    """Return what is written on an element; a box shows nothing of its value."""
    return "" if field_kind(node) in ("check", "radio") else label(page, node)


def _place(phone: Handset) -> tuple[str, str, int]:
    """Return where the focus is: a blank stretch of a page looks the same all along, but the page has scrolled."""
    frame = phone.frame()
    return frame.hash, focused_text(frame), scroll_of(phone.foreground)
