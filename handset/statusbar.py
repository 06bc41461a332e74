"""The phone's own furniture round every app: status bar above, soft-key labels below."""

from __future__ import annotations

from handset.app import SoftKeys
from handset.geometry import Rect
from handset.lcd import Canvas
from handset.machine import Handset


def draw_status(phone: Handset, canvas: Canvas, *, see_through: bool) -> None:
    """Reception, battery, mail, manner mode and the time in the model's uppermost `status_height` pixels."""
    bar = canvas.part(Rect(0, 0, canvas.width, phone.model.status_height), role="status")
    theme = phone.model.theme
    bar.fill(theme.color("bar"), alpha=110 if see_through else 255)
    now = phone.clock.now().strftime("%H:%M")
    bar.text(canvas.width - bar.text_width(now, 12) - 4, (bar.height - 12) // 2, now, 12, theme.color("bar_text"))


def draw_softkeys(phone: Handset, canvas: Canvas, labels: SoftKeys, *, see_through: bool) -> None:
    """The three labels in pills, in the model's lowest `softkey_height` pixels."""
    height = phone.model.softkey_height
    bar = canvas.part(Rect(0, canvas.height - height, canvas.width, height), role="softkey")
    theme = phone.model.theme
    bar.fill(theme.color("bar"), alpha=110 if see_through else 255)
    for index, label in enumerate((labels.left, labels.centre, labels.right)):
        width = bar.text_width(label, 12)
        x = (4, (canvas.width - width) // 2, canvas.width - width - 4)[index]
        bar.text(x, (height - 12) // 2, label, 12, theme.color("bar_text"))
