"""Interactive play: a movie in the whole viewport, with the phone's keys, until Back or END.

Source: Developing Flash Lite 1.x Applications (keys and soft keys); docomo, au and SoftBank differ as models say.
"""

from __future__ import annotations

import math

import msgspec
import pygame

from handset.app import Area, Result, SoftKeys
from handset.app_protocols import Requesting
from handset.flash.avm.program import UNDEFINED
from handset.flash.avm.request_bits import LOAD_MOVIE, LOAD_VARIABLES
from handset.flash.avm.values import FIRST_BOOLEANS, to_number
from handset.flash.key_codes import DOWN, ENTER, LEFT, RIGHT, SOFT_LEFT, SOFT_RIGHT, UP
from handset.flash.paint.painter import MoviePainter
from handset.flash.phone_device import PhoneDevice
from handset.flash.phone_face import PhoneFace
from handset.flash.phone_sound import PlayingMelody
from handset.flash.player import MoviePlayer, start_player
from handset.flash.requests import FORM_TYPE, MovieRequest
from handset.flash.snapshot import load_player, save_player
from handset.flash.swf.encoding import decode_text
from handset.flash.swf.movie import SwfMovie, parse_movie
from handset.flash.timeline.loading import target_path
from handset.flash.timeline.paths import find_clip
from handset.geometry import Rect
from handset.keypad import TICKS_PER_SECOND, Key, Keys
from handset.lcd import Canvas
from handset.machine import Handset
from handset.network import NetworkError, Response
from handset.phone_texts import translate

_MAGIC = b"FLASHAPP1"
VARIABLES, MOVIE = range(2)
"""Kinds of what a movie loads."""
FIRST_VERSION = 4
PLACES = 4
"""Places within a pixel that shapes move by: a quarter is not seen at a phone's rates, and nine frames in ten are
painted from what is kept."""
FRAMES_MAY_LOAD = "3.1"
"""First version of Flash Lite in which not only keys may ask for something."""
ARROWS = {Key.UP: UP, Key.DOWN: DOWN, Key.LEFT: LEFT, Key.RIGHT: RIGHT}
CODES = {
    **{Key(digit): ord("0") + digit for digit in range(10)},
    Key.STAR: ord("*"),
    Key.HASH: ord("#"),
    Key.OK: ENTER,
}
SOFT_CODES = {Key.SOFT_LEFT: SOFT_LEFT, Key.SOFT_RIGHT: SOFT_RIGHT}


class _State(msgspec.Struct):
    raw: bytes
    player: bytes
    due: int
    ticks: int
    softkeys: tuple[str, str] | None
    loading: list[tuple[int | str, ...]] = []
    melody: PlayingMelody | None = None
    shakes: list[tuple[int, int]] = []


def open_movie(phone: Handset, saved: bytes) -> FlashApp:
    """Return the factory of kind "flash": from a movie's file, or from the bytes of `save`.

    Raises:
        DamagedMovieError: The bytes are not a movie.
        KeitaiError: They are the state of another version.
    """
    if not saved.startswith(_MAGIC):
        return FlashApp(phone, saved)
    state = msgspec.msgpack.decode(saved[len(_MAGIC) :], type=_State)
    return FlashApp(phone, state.raw, state)


class FlashApp:
    """App that plays one movie."""

    kind = "flash"
    area = Area.VIEWPORT
    idle = True
    """Whether nothing that ends by itself is going on: a movie runs on until somebody leaves it."""

    def __init__(self, phone: Handset, raw: bytes, state: _State | None = None) -> None:
        self._phone = phone
        self._raw = raw
        self.movie: SwfMovie = parse_movie(raw)
        self._device = PhoneDevice(phone)
        self._due = 0
        self._loading: list[tuple[int, str, int]] = []
        """Requests under way: the network's number, the path of the clip that gets the answer, and what it is."""
        self._painter: MoviePainter | None = None
        if state is None:
            self.player: MoviePlayer = start_player(self.movie, self._device)
        else:
            self._device.ticks, self._device.softkeys, self._due = state.ticks, state.softkeys, state.due
            self._loading = [_restored_load(*each) for each in state.loading]
            self._device.sounds.playing, self._device.sounds.shakes = state.melody, state.shakes
            self._device.sounds.resume(self.movie)
            self.player = load_player(self.movie, state.player, self._device)

    @property
    def softkeys(self) -> SoftKeys:
        """Labels that the movie set, else Back on the right."""
        if self._device.softkeys is not None:
            return SoftKeys(self._device.softkeys[0], "", self._device.softkeys[1])
        return SoftKeys("", "", translate("back", self._phone.settings.language))

    def tick(self, keys: Keys) -> None:
        """Hand the keys to the movie, and let it go on when its next frame is due."""
        self._device.tick()
        for event in keys.events:
            if not self._take_key(event.key, down=event.down):
                return
        if keys:
            self._repeat_keys(keys)
        self._receive()
        self._due += self.movie.header.frame_rate
        frame = TICKS_PER_SECOND * 256
        while self._due >= frame:
            self._due -= frame
            self._device.may_request = self._phone.model.flash.lite >= FRAMES_MAY_LOAD
            self.player.step_frame()
            self._device.may_request = False
            if not self._follow_request():
                return
        if self._device.wants_to_quit:
            self._leave()

    def draw(self, canvas: Canvas) -> None:
        """Paint the stage, its aspect kept; its texts join the text layer."""
        if self._painter is None or (self._painter.width, self._painter.height) != (canvas.width, canvas.height):
            self._painter = MoviePainter(canvas.width, canvas.height, PhoneFace(canvas.typeface), PLACES)
        painted = self._painter.paint(self.player.stage)
        canvas.image(pygame.surfarray.make_surface(painted.pixels.swapaxes(0, 1)), 0, 0)
        for text in painted.texts:
            canvas.note(Rect(*text.box), text.text, focused=text.focused)

    def movie_number(self, name: str) -> float | None:
        """Return a variable as a number, by its name or path; None where it was never set or is not a number."""
        value = self.player.movie_variable(name)
        number = math.nan if value is UNDEFINED else to_number(value, FIRST_BOOLEANS)
        return None if math.isnan(number) else number

    @property
    def movie_label(self) -> str:
        """Label of the frame that the main timeline stands on, or of the nearest before it; "" for none."""
        clip = self.player.stage.root.clip
        passed = self.movie.frames[: clip.frame + 1] if clip is not None else ()
        label = next((frame.label for frame in reversed(passed) if frame.label is not None), b"")
        return decode_text(label, self.movie.header.version)

    def end(self) -> bool:
        """Close at once, in silence."""
        self._device.sounds.stop()
        return True

    def on_result(self, result: Result) -> None:
        """Do nothing: a movie opens nothing above itself."""

    def save(self) -> bytes:
        """Encode the movie and where it stands."""
        device = self._device
        player = save_player(self.player)
        sounds = device.sounds
        loading: list[tuple[int | str, ...]] = [*self._loading]
        state = _State(
            *(self._raw, player, self._due, device.ticks, device.softkeys, loading),
            sounds.playing,
            sounds.shakes,
        )
        return _MAGIC + msgspec.msgpack.encode(state)

    def _take_key(self, key: Key, *, down: bool) -> bool:
        """Hand a key to the movie, or leave it by Back; return whether it plays on."""
        own_softkeys = self._device.softkeys is not None
        if down and (key is Key.CLEAR or (key is Key.SOFT_RIGHT and not own_softkeys)):
            self._leave()
            return False
        code = self._code(key)
        if code is None:
            return True
        self._device.may_request = True
        if down:
            self.player.press(code)
        else:
            self.player.release(code)
        self._device.may_request = False
        return self._follow_request()

    def _repeat_keys(self, keys: Keys) -> None:
        """Press a held key again, as a phone's keypad repeats it; by that no page is opened and no variables load."""
        for key in (*ARROWS, *CODES):
            if keys.repeated(key) and (code := self._code(key)) is not None:
                self.player.press(code, repeats=True)

    def _code(self, key: Key) -> int | None:
        """Return the code that a key has for the movie; None for one that never reaches it on this phone.

        On docomo's phones left and right belong to the browser.
        """
        if key in ARROWS:
            sideways = key in (Key.LEFT, Key.RIGHT)
            return None if sideways and self._phone.model.carrier == "docomo" else ARROWS[key]
        if key in SOFT_CODES:
            return SOFT_CODES[key] if self._device.softkeys is not None else None
        return CODES.get(key)

    def _follow_request(self) -> bool:
        """Do what the movie asked for: load variables, or open a page in its place; return whether it plays on."""
        request, self._device.requested = self._device.requested, None
        if request is None:
            return True
        if request.method & (LOAD_MOVIE | LOAD_VARIABLES):
            self._load(request)
            return True
        body = request.body
        kind = "open" if body is None else "post"
        content_type = "" if body is None else FORM_TYPE
        self._leave(Result(kind, url=request.address, body=body or b"", content_type=content_type))
        return False

    def _leave(self, result: Result | None = None) -> None:
        self._device.sounds.stop()
        self._phone.close(self, result)

    def _load(self, request: MovieRequest) -> None:
        """Send for a movie or variables; a clip that does not exist gets none."""
        root = self.player.stage.root
        asking = find_clip(root, request.path, FIRST_VERSION) or root
        path = target_path(asking, request.window)
        below = self._phone.apps[self._phone.apps.index(self) - 1]
        if path is not None and isinstance(below, Requesting):
            number = below.start_request(request.address, request.body, FORM_TYPE)
            kind = VARIABLES if request.method & LOAD_VARIABLES else MOVIE
            self._loading.append((number, path, kind))

    def _receive(self) -> None:
        """Hand on answers that have come; one that failed, or is more than the phone takes, changes nothing."""
        for entry in list(self._loading):
            number, path, kind = entry
            try:
                answer = self._phone.network.poll(number)
            except NetworkError as error:
                self._loading.remove(entry)
                self.player.note(f"what the movie asked for did not come: {error}")
                continue
            if not isinstance(answer, Response):
                continue
            self._loading.remove(entry)
            if answer.status >= 400:
                self.player.note(f"what the movie asked for did not come: status {answer.status}")
            elif kind == VARIABLES:
                self.player.receive_variables(path, answer.body)
            elif self._has_room(path, len(answer.body)):
                self.player.receive_movie(path, answer.body)

    def _has_room(self, path: str, size: int) -> bool:
        """Return whether a movie may be loaded besides those that are shown; all of them count against the limit."""
        first = 0 if path in ("/", "_level0") else len(self._raw)
        limit = self._phone.model.flash.movie_bytes
        fits = first + self.player.loaded_bytes + size <= limit
        if not fits:
            self.player.note(f"a movie of {size:,} bytes was not loaded: this phone holds {limit:,} at once")
        return fits


def _restored_load(number: int | str, path: int | str, kind: int | str = VARIABLES) -> tuple[int, str, int]:
    """Return a request that was under way; states of earlier versions know variables alone."""
    return int(number), str(path), int(kind)
