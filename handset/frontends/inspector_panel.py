"""Panel beside the phone: inspector (F6) and lint (F8) of the page, and the inspector's overlays on the LCD."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handset.frontends.devtools import Command
from handset.frontends.panel import Row
from handset.geometry import Color
from handset.machine import Handset
from handset.phone_texts import translate_window
from handset.preview.inspector.element import Element, element, element_at
from handset.preview.inspector.overlays import InspectorOverlay, Mark, overlay_of, sides_of
from handset.preview.inspector.weight import weigh
from handset.preview.lint.check import check, check_answer

if TYPE_CHECKING:
    from handset.browser.app import BrowserApp  # the standby screen is shown without it
    from handset.browser.document.tree import Node
    from handset.browser.page import Page

FINE: Color = (0x8C, 0xE0, 0x7A)
SEVERITIES: dict[str, Color] = {"error": (0xFF, 0x6A, 0x50), "warning": (0xFF, 0xD8, 0x8A), "note": (0x7F, 0xDC, 0xFF)}


@dataclass
class InspectorPanel:
    """State of the panel beside the phone: inspector or lint, at most one open."""

    overlay: InspectorOverlay | None = None
    """The inspector is open, with this overlay."""
    lint: bool = False
    fault: str = ""
    """What is wrong with keymaps.yaml: the panel tells it whole until it is mended."""
    pointer: tuple[int, int] | None = None
    """The host's pointer over the page, in pixels of the phone's screen; None looks at what has the focus."""
    _seen: tuple[object, list[Row], list[Mark]] | None = field(default=None, repr=False)

    @property
    def open(self) -> bool:
        """Whether the panel shows anything."""
        return self.overlay is not None or self.lint or bool(self.fault)

    def press(self, command: Command) -> None:
        """Open, change or close a panel by F6's or F8's command."""
        if command is Command.INSPECT:
            self.inspect()
        elif command is Command.LINT:
            self.run_lint()

    def inspect(self) -> None:
        """Open the inspector, go to its next overlay, or close it after the last (F6)."""
        self.lint = False
        self.overlay = InspectorOverlay.NONE if self.overlay is None else self.overlay.following

    def run_lint(self) -> None:
        """Open or close the lint panel (F8)."""
        self.overlay = None
        self.lint = not self.lint

    def contents(self, phone: Handset, language: str) -> tuple[list[Row], list[Mark]]:
        """Return the open panel's rows, and its marks over the LCD in the phone's pixels."""
        if not self.open:
            return [], []
        if self.fault:
            return [Row("keymaps.yaml"), Row(value=self.fault, lamp=SEVERITIES["error"])], []
        browser = _browser(phone)
        page = browser.page if browser is not None else None
        if browser is None or page is None:
            return [Row(translate_window("no page", language))], []
        node = self._pointed(browser, page)
        key = page, page.layout, len(page.files), browser.scroll, node, self.overlay, self.lint, language
        if self._seen is None or self._seen[0] != key:
            self._seen = key, *self._look(browser, page, node, language)
        return self._seen[1], self._seen[2]

    def _look(self, browser: BrowserApp, page: Page, node: Node | None, language: str) -> tuple[list[Row], list[Mark]]:
        if self.overlay is None:
            return _findings(browser, page, language), []
        view = page.model.viewport
        looked_at = element(page, node) if node is not None else None
        marks = overlay_of(page, self.overlay, browser.scroll, view.height)
        marks += sides_of(looked_at) if looked_at else []
        down = view.y - browser.scroll
        return _facts(looked_at, page, self.overlay, language), [mark.moved(view.x, down) for mark in marks]

    def _pointed(self, browser: BrowserApp, page: Page) -> Node | None:
        if self.pointer is None:
            return browser.focused
        view = page.model.viewport
        return element_at(page, self.pointer[0] - view.x, self.pointer[1] - view.y + browser.scroll)


def _findings(browser: BrowserApp, page: Page, language: str) -> list[Row]:
    found = (check_answer(browser.entry, page.model.browser) if browser.entry is not None else []) or check(page)
    rows = [Row(translate_window("lint title", language).format(model=page.model.title))]
    if not found:
        rows.append(Row(value=translate_window("lint clean", language), lamp=FINE))
    return rows + [Row(value=f"{at.place} {at.what}", lamp=SEVERITIES[at.severity]) for at in found]


def _browser(phone: Handset) -> BrowserApp | None:
    """Return the browser, where it is what the phone shows."""
    from handset.browser.app import BrowserApp  # the standby screen is shown without it

    app = phone.foreground
    return app if isinstance(app, BrowserApp) else None


def _facts(looked_at: Element | None, page: Page, overlay: InspectorOverlay | None, language: str) -> list[Row]:
    rows: list[Row] = []
    if looked_at is not None:
        line, column = looked_at.spot
        rows += [
            Row(looked_at.tag),
            Row(translate_window("path", language), looked_at.path),
            Row(translate_window("markup at", language), f"{line}:{column}"),
        ]
        for box in looked_at.boxes[:1]:
            rows.append(Row(translate_window("box", language), f"{box.width} x {box.height}  @ {box.x}, {box.y}"))
        for name in ("margin", "border", "padding"):
            sides: Sequence[int] = getattr(looked_at, name)
            if any(sides):
                rows.append(Row(name, " ".join(map(str, sides if len(set(sides)) > 1 else sides[:1]))))
        rows += [Row(translate_window("style title", language)), *(Row(name, value) for name, value in looked_at.style)]
    if page.loses_css:
        rows.append(Row(value=translate_window("css ignored at length", language), lamp=SEVERITIES["error"]))
    if page.loses_sheets:
        rows.append(Row(value=translate_window("sheets ignored at length", language), lamp=SEVERITIES["error"]))
    weight = weigh(page)
    fits = FINE if weight.fits else SEVERITIES["error"]
    rows += [
        Row(translate_window("weight title", language)),
        Row(translate_window("markup", language), f"{weight.markup:,} B"),
        Row(translate_window("files", language).format(count=weight.count), f"{weight.files:,} B"),
        Row(
            value=translate_window("limit", language).format(used=f"{weight.counted:,}", limit=f"{weight.limit:,}"),
            lamp=fits,
        ),
    ]
    rows += [Row(name, f"{seconds:.1f} s") for name, seconds in weight.seconds]
    rows.append(Row(translate_window("overlay title", language)))
    chosen = overlay or InspectorOverlay.NONE
    rows.append(Row(value=translate_window(chosen.value, language)))
    return rows
