"""Inputs of layout: styles, advances, pictures' sizes, and the model's habits. No screen, no network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from handset.browser.document.tree import Node
from handset.browser.layout.boxes import Box
from handset.browser.layout.grid import Grid
from handset.browser.layout.measure import Measure
from handset.browser.layout.positioned import OutOfFlowQueue
from handset.browser.style.cascade import Styles
from handset.browser.style.computed import Style
from handset.browser.style.list_item_counters import ListItemCounters

MAX_LINES = 60_000
"""Most lines of one page: twelve times a novel of 60 KB."""

PictureSize = Callable[[Node], tuple[int, int] | None]


@dataclass
class LayoutContext:
    """Inputs that all formatting contexts of one page share: styles, advances, picture sizes, counters, limits."""

    styles: Styles
    measure: Measure
    kinsoku: bool
    width: int
    """Pixels of the viewport: nothing replaced is wider."""
    picture_size: PictureSize
    """The natural size of an element's picture; None while it is not there, is broken, or pictures are off."""
    fill: Callable[[LayoutContext, Box, Node | None], None]
    """Lays out a box's content inside it: a flow within the flow."""
    table_widths: Callable[[LayoutContext, Node, Style], tuple[int, int]]
    """(least, preferred) border-box widths of a table; a cell may hold another."""
    standards: bool = False
    """The page asks for standards mode: lines are at least as high as their block's own text."""
    quirks: bool = True
    """The page is in quirks mode: a share of a height is of the nearest one round it, in the end the screen's."""
    words: dict[str, str] = field(default_factory=dict)
    """Labels the phone itself puts on controls: "submit", "reset", "browse"."""
    height: int = 0
    """Pixels of the viewport, of which tables may ask for a share."""
    lines_left: int = MAX_LINES
    """How many lines may still be set; after that what is open is closed, and the page ends."""
    retries_left: int = 1_000
    """How many blocks may still be laid out anew beside floats: nested, each doubles the work."""
    lines_again: int = 2_000
    """How many lines and cells may be set once more in cells whose height is known: nested, each doubles the work."""
    widths: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Least and preferred content widths by node order, measured once."""
    ordinals: ListItemCounters = field(default_factory=ListItemCounters)
    """The numbers of list items, which flows within flows count on."""
    grids: dict[int, Grid] = field(default_factory=dict)
    """Tables' grids by node order, found once."""
    share_bases: dict[int, int] = field(default_factory=dict)
    """Pixels that shares of a height are of in quirks mode, by the order of the node whose content is a flow apart."""
    sharing_cells: set[int] = field(default_factory=set)
    """Orders of the cells in which something asks for a share of their height, which is known after their row's."""
    out_of_flow: OutOfFlowQueue = field(default_factory=OutOfFlowQueue)
    """What stands outside the flow and waits for its containing block."""
    marker_styles: dict[Style, Style] = field(default_factory=dict)
    """The styles of list items' markers by the items' own, made once."""
