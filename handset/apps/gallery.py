"""The data folder's pictures: thumbnails in a grid, one large, and one picked for whoever asked.

pick(phone, "image/*", chosen=False)      # the app below gets Result("photo", ...)
"""

from __future__ import annotations

from functools import cached_property

import msgspec
import pygame

from handset.app import Area, Result, SoftKeys
from handset.browser.images import Animation, decoded
from handset.geometry import Rect, shade
from handset.keypad import Key, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.photos import FORMATS, Photo, photos
from handset.toolkit.confirm_dialog import ask_to_confirm
from handset.toolkit.drawing import TITLE_HEIGHT, draw_title, scrolled, wrapped_lines
from handset.toolkit.phone_app import PhoneApp

_CAPTION = 24
_CELL = 78
"""Pixels that a thumbnail with its frame takes at least, across."""
_FRAME = 4
_NIGHT = (0x18, 0x18, 0x1C)


class _State(msgspec.Struct):
    focus: int = 0
    first: int = 0
    """The upper row on the screen."""
    large: bool = False
    accept: str | None = None
    """What kinds may be picked, as HTML's `accept` says it; None where pictures are only looked at."""
    chosen: bool = False
    """One was picked before: the first tile takes it back."""


class Gallery(PhoneApp):
    """App of the phone's pictures in a grid: arrows move, OK shows a picture large, or picks it."""

    kind = "photos"
    area = Area.VIEWPORT

    def __init__(self, phone: Handset, state: _State) -> None:
        super().__init__(phone)
        self._state = state
        self._pictures: dict[int, Animation | None] = {}
        self._thumbnails: dict[tuple[int, int], pygame.Surface | None] = {}

    @cached_property
    def _tiles(self) -> list[Photo | None]:
        """What the grid holds; None takes back what was picked before."""
        state = self._state
        kinds = (state.accept or "").split(",")
        fitting: list[Photo | None] = [
            photo
            for photo in photos(self._phone.memory)
            if state.accept is None or any(_takes(kind.strip().lower(), photo) for kind in kinds)
        ]
        return [None, *fitting] if state.chosen else fitting

    @property
    def title(self) -> str:
        picks = self._state.accept is not None
        return self._translate("pick a photo" if picks else "photos")

    @property
    def focused_text(self) -> str:
        photo = self._focused
        return photo.name if photo is not None else self._translate("no photo") if self._tiles else ""

    @property
    def softkeys(self) -> SoftKeys:
        state, photo = self._state, self._focused
        if state.accept is None:
            left = "delete" if photo is not None and photo.number else ""
            return SoftKeys(
                left and self._translate(left), "" if state.large else self._translate("view"), self._translate("back")
            )
        left = "view" if photo is not None and not state.large else ""
        return SoftKeys(
            left and self._translate(left), self._translate("select") if self._tiles else "", self._translate("back")
        )

    def tick(self, keys: Keys) -> None:
        if not keys:
            return
        state, photo = self._state, self._focused
        if keys.pressed(Key.SOFT_RIGHT) or keys.pressed(Key.CLEAR):
            if state.large:
                state.large = False
            else:
                self._phone.close(self)
            return
        if not self._tiles:
            return
        if keys.pressed(Key.OK) and state.accept is not None:
            self._pick(photo)
            return
        if keys.pressed(Key.SOFT_LEFT) and state.accept is None:
            if photo is not None and photo.number:
                ask_to_confirm(self._phone, self._translate("delete photo"))
        elif keys.pressed(Key.OK) or keys.pressed(Key.SOFT_LEFT):
            state.large = photo is not None
        self._move(keys)

    def draw(self, canvas: Canvas) -> None:
        theme, tiles, photo = self._theme, self._tiles, self._focused
        if self._state.large and photo is not None:
            self._draw_large(canvas, photo)
            return
        canvas.fill(theme.color("panel"))
        draw_title(canvas, theme, self.title)
        if not tiles:
            for row, line in enumerate(wrapped_lines(canvas, self._translate("no photos"), 16, canvas.width - 24)):
                canvas.text(12, TITLE_HEIGHT + 24 + row * 22, line, 16, theme.color("panel_text"))
            return
        columns, side = self._columns, self._side
        body = canvas.part(Rect(0, TITLE_HEIGHT, canvas.width, canvas.height - TITLE_HEIGHT - _CAPTION), role="phone")
        left = (canvas.width - columns * (side + 2 * _FRAME)) // 2
        for place in range(self._state.first * columns, len(tiles)):
            x = left + place % columns * (side + 2 * _FRAME) + _FRAME
            y = (place // columns - self._state.first) * (side + 2 * _FRAME) + _FRAME
            if y >= body.height:
                break
            self._draw_tile(body, Rect(x, y, side, side), place)
        self._draw_caption(canvas, Rect(0, canvas.height - _CAPTION, canvas.width, _CAPTION))

    def on_result(self, result: Result) -> None:
        """Delete the picture if the question about it was answered with yes."""
        photo = self._focused
        if result.kind == "chosen" and result.value == "yes" and photo is not None and photo.number:
            self._phone.memory.remove_photo(photo.number)
            del self._tiles
            self._pictures.clear()
            self._thumbnails.clear()
            self._state.focus = min(self._state.focus, max(0, len(self._tiles) - 1))
            self._state.large = False

    def save(self) -> bytes:
        return msgspec.msgpack.encode(self._state)

    @property
    def _focused(self) -> Photo | None:
        tiles = self._tiles
        return tiles[min(self._state.focus, len(tiles) - 1)] if tiles else None

    @property
    def _columns(self) -> int:
        return max(2, self._phone.model.viewport.width // _CELL)

    @property
    def _side(self) -> int:
        """Pixels of a thumbnail's side."""
        return (self._phone.model.viewport.width - 2) // self._columns - 2 * _FRAME

    def _pick(self, photo: Photo | None) -> None:
        if photo is None:
            self._phone.close(self, Result("photo"))
        else:
            self._phone.close(self, Result("photo", photo.name, content_type=photo.content_type, body=photo.data))

    def _move(self, keys: Keys) -> None:
        state, columns, last = self._state, self._columns, len(self._tiles) - 1
        ways = ((Key.LEFT, -1), (Key.RIGHT, 1), (Key.UP, -1), (Key.DOWN, 1))
        for key, way in ways:
            if keys.struck(key):
                rows = key in (Key.UP, Key.DOWN) and not state.large
                goal = state.focus + way * (columns if rows else 1)
                if not rows:
                    state.focus = goal % (last + 1)
                elif 0 <= goal <= last or goal // columns == last // columns:
                    state.focus = min(goal, last)
        if state.large and self._focused is None:
            state.large = False
        room = self._phone.model.viewport.height - TITLE_HEIGHT - _CAPTION
        state.first = scrolled(state.first, state.focus // columns, max(1, room // (self._side + 2 * _FRAME)))

    def _draw_tile(self, canvas: Canvas, box: Rect, place: int) -> None:
        theme = self._theme
        photo, focused = self._tiles[place], place == self._state.focus
        frame = Rect(box.x - 3, box.y - 3, box.width + 6, box.height + 6)
        if focused:
            canvas.rect(frame, theme.color("accent"), radius=5)
            canvas.rect(Rect(box.x - 1, box.y - 1, box.width + 2, box.height + 2), (255, 255, 255))
        else:
            canvas.fill(shade(theme.color("panel"), 80), Rect(box.x - 1, box.y - 1, box.width + 2, box.height + 2))
        picture = self._thumbnail(place, box.width)
        if picture is not None:
            canvas.image(picture, box.x, box.y)
        else:
            canvas.fill((255, 255, 255), box)
            label = self._translate("no photo") if photo is None else "×"
            width = canvas.text_width(label, 16)
            canvas.text(box.x + (box.width - width) // 2, box.y + box.height // 2 - 8, label, 16, focused=focused)

    def _draw_caption(self, canvas: Canvas, bar: Rect) -> None:
        """Draw what has the focus: its name, its pixels and bytes."""
        theme, photo = self._theme, self._focused
        canvas.fill(shade(theme.color("panel"), 92), bar)
        canvas.fill(shade(theme.color("panel"), 78), Rect(bar.x, bar.y, bar.width, 1))
        ink = theme.color("panel_text")
        facts = self._facts(photo) if photo is not None else ""
        width = canvas.text_width(facts, 12)
        canvas.text(bar.right - width - 6, bar.y + 7, facts, 12, ink)
        canvas.text(6, bar.y + 4, canvas.cut(self.focused_text, bar.width - width - 18, 16), 16, ink, focused=True)

    def _draw_large(self, canvas: Canvas, photo: Photo) -> None:
        canvas.fill(_NIGHT)
        picture = self._picture(self._state.focus)
        room = canvas.height - _CAPTION
        if picture is not None:
            width, height = picture.size
            times = min(1.0, canvas.width / width, room / height)
            width, height = max(1, int(width * times)), max(1, int(height * times))
            canvas.image(picture.surface(0, width, height), (canvas.width - width) // 2, (room - height) // 2)
        place = f"{self._state.focus + 1}/{len(self._tiles)}"
        width = canvas.text_width(place, 16)
        canvas.text(canvas.width - 6 - width, room + 4, place, 16, (255, 255, 255))
        canvas.text(6, room + 4, canvas.cut(photo.name, canvas.width - width - 24, 16), 16, (255, 255, 255))

    def _facts(self, photo: Photo) -> str:
        picture = self._picture(self._state.focus)
        size = f"{picture.size[0]}×{picture.size[1]} " if picture is not None else ""
        return f"{size}{max(1, len(photo.data) // 1000)}KB"

    def _picture(self, place: int) -> Animation | None:
        photo = self._tiles[place]
        if photo is not None and place not in self._pictures:
            self._pictures = {place: decoded(photo.data, FORMATS)}
        return self._pictures.get(place)

    def _thumbnail(self, place: int, side: int) -> pygame.Surface | None:
        """Return the middle of a picture, square."""
        photo = self._tiles[place]
        if photo is None:
            return None
        if (place, side) not in self._thumbnails:
            picture = decoded(photo.data, FORMATS)
            self._thumbnails[place, side] = _square(picture, side) if picture is not None else None
        return self._thumbnails[place, side]


def _square(picture: Animation, side: int) -> pygame.Surface:
    width, height = picture.size
    shorter = max(1, min(width, height))
    whole = picture.surface(0, max(side, width * side // shorter), max(side, height * side // shorter))
    left, top = (whole.get_width() - side) // 2, (whole.get_height() - side) // 2
    thumbnail = pygame.Surface((side, side))
    thumbnail.fill((255, 255, 255))
    thumbnail.blit(whole, (0, 0), (left, top, side, side))
    return thumbnail


def _takes(kind: str, photo: Photo) -> bool:
    """Return whether one of the kinds in an `accept` list holds a picture: `image/*`, `image/jpeg`, `.jpg`."""
    if kind in ("", "*/*", "image/*"):
        return True
    return photo.name.endswith(kind) if kind.startswith(".") else kind == photo.content_type


def open_gallery(phone: Handset, saved: bytes) -> Gallery:
    """Return the factory for `phone.install("photos", open_gallery)`."""
    return Gallery(phone, msgspec.msgpack.decode(saved, type=_State) if saved else _State())
