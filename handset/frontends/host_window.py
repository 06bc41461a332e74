"""The host's window: its surface, its title, and how it grows for what stands beside or over the phones."""

from __future__ import annotations

import pygame

from handset.frontends import host
from handset.frontends.help import BESIDE, fits
from handset.frontends.panel import TALL as PANEL_TALL
from handset.frontends.panel import WIDTH as PANEL_WIDTH


class HostWindow:
    """Resizable window of the host's desktop."""

    def __init__(self, size: tuple[int, int], least: tuple[int, int]) -> None:
        self.window = pygame.Window("keitai", size, resizable=True, allow_high_dpi=True)
        self.window.set_icon(host.icon())
        self.window.minimum_size = least
        self.surface = self.window.get_surface()
        self.full = False
        self._before_panel: tuple[int, int] = (0, 0)
        self._grown: tuple[int, int] = (0, 0)
        """Pixels by which width and height grew for the panel."""
        self._before_help: tuple[int, int] | None = None

    def refresh(self) -> None:
        """Get the window's surface again, as after every change of size."""
        self.surface = self.window.get_surface()

    def resize(self, width: int, height: int) -> None:
        """Set the size in pixels, at most the desktop's."""
        size = max(1, min(width, host.available_desktop()[0])), height
        if size != self.surface.get_size():
            self.window.size = size
            self.refresh()

    def toggle_full(self) -> None:
        """Toggle full screen; the window returns to its last size."""
        self.full = not self.full
        if self.full:
            self.window.set_fullscreen(desktop=True)
        else:
            self.window.set_windowed()
        self.refresh()

    def fit_panel(self, *, shown: bool) -> None:
        """Widen the window for the panel where the desktop has room, and narrow it as the panel closes."""
        width, height = self.surface.get_size()
        if shown:
            self._before_panel = width, height
            self.resize(width + PANEL_WIDTH, max(height, min(PANEL_TALL, host.available_desktop()[1])))
            wide, high = self.surface.get_size()
            self._grown = wide - width, high - height
        else:
            # A person may have made the window smaller meanwhile: it never gets smaller than it was before.
            before, grown = self._before_panel, self._grown
            self.resize(max(width - grown[0], min(width, before[0])), max(height - grown[1], min(height, before[1])))

    def fit_help(self, *, shown: bool) -> None:
        """Grow the window to the help sheet where the desktop has room, and shrink it back."""
        width, height = self.surface.get_size()
        if not shown:
            size, self._before_help = self._before_help, None
            if size is not None:
                self.resize(*size)
        elif not self.full and not fits(width, height):
            self._before_help = width, height
            wide, high = BESIDE
            self.resize(max(width, wide), min(max(height, high), host.available_desktop()[1]))

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Convert a point of the window to a pixel of its surface; dense screens have more of these."""
        ratio = self.surface.get_width() / max(1, self.window.size[0])
        return x * ratio, y * ratio

    def set_title(self, title: str) -> None:
        """Set the window's title if it differs."""
        if title != self.window.title:
            self.window.title = title

    def flip(self) -> None:
        """Show what was painted on the surface."""
        self.window.flip()

    def close(self) -> None:
        """Close the window on the host's desktop."""
        self.window.destroy()
