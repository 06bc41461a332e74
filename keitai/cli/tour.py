"""A thumb's tour of the phone with no display: standby, mixi, a diary, a game played by its bot, the rankings.

for line in take_tour(simulator, Path("tour")):
    print(line)
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path

from games.engine.catalogue import game_ids, load_game
from games.engine.runtime import GameApp, GamePhase
from handset.keypad import TICKS_PER_SECOND, Key
from handset.lcd import Pixels
from handset.machine import Handset
from handset.pictures import GifRecorder
from handset.script.language.expectations import Condition
from handset.script.report.artefacts import NamedFiles, ReportError
from handset.script.run.stage import Stage
from handset.script.run.thumb import Failure, Thumb
from keitai.common.errors import OperationFailed

GAME = "keep-awake"
SKILL = "average"
BOT_SEED = 2009
TICKS_A_FRAME = 6
OPENING = 12 * TICKS_PER_SECOND
"""How much of the play's beginning is filmed; then the film cuts to its end."""
ENDING = 5 * TICKS_PER_SECOND
READING = 50
"""Ticks a page is looked at before the thumb goes on."""
TIMEOUT = 20 * TICKS_PER_SECOND


class TourRecorder:
    """Films every sixth tick of the LCD while it rolls; while it does not, it keeps the last five seconds at hand."""

    def __init__(self) -> None:
        self.rolling = True
        self._gif = GifRecorder(TICKS_A_FRAME)
        self._spare: deque[Pixels] = deque(maxlen=ENDING // TICKS_A_FRAME)

    def look(self, phone: Handset) -> None:
        """Call after each tick."""
        if phone.clock.ticks % TICKS_A_FRAME:
            return
        pixels = phone.frame().page_pixels
        if self.rolling:
            self._gif.add(pixels)
        else:
            self._spare.append(pixels)

    def resume(self) -> None:
        """Roll again, from five seconds ago on."""
        self.rolling = True
        for pixels in self._spare:
            self._gif.add(pixels)
        self._spare.clear()

    def save(self, path: Path) -> None:
        """Write the film as a GIF."""
        self._gif.save(path)


def take_tour(simulator: Stage, out: Path) -> Iterator[str]:
    """Walk the phone by keys alone; writes numbered PNGs and `tour.gif` into `out`, a line for each thing seen.

    Raises `Failed` when something on the way is not there, as on a phone without reception.
    """
    camera = TourRecorder()
    thumb = Thumb(simulator, timeout=TIMEOUT, artefacts=NamedFiles(out))
    thumb.watchers.append(camera.look)
    try:
        yield from _walk(thumb, camera)
    except Failure as failure:
        raise OperationFailed(f"the tour ends here: {failure}") from None
    except ReportError as error:
        raise OperationFailed(str(error)) from None
    camera.save(out / "tour.gif")
    yield f"the film  {out / 'tour.gif'}"


def _walk(thumb: Thumb, camera: TourRecorder) -> Iterator[str]:
    thumb.wait(READING)
    yield _seen(thumb, "standby")
    thumb.press(Key.WEB)
    yield _arrived(thumb, "mixi", "/home")
    thumb.press(Key.DIGIT_6)
    yield _arrived(thumb, "friends' diaries", "/diary/friends")
    _strike(thumb, Key.DOWN, Key.OK)
    thumb.expect(Condition("url", pattern=r"/diary/\d+"))
    yield _arrived(thumb, "a diary entry", "/diary/")
    _strike(thumb, Key.DOWN, Key.DOWN, Key.DOWN)
    _strike(thumb, Key.SOFT_RIGHT, Key.SOFT_RIGHT)
    thumb.expect(Condition("url", text="/home"))
    thumb.wait_idle()
    thumb.press(Key.DIGIT_9)
    yield _arrived(thumb, "games", "/games")
    thumb.press(Key(1 + game_ids().index(GAME)))
    yield _arrived(thumb, "how it is played", f"/games/{GAME}")
    thumb.press(Key.DIGIT_5)
    yield from _play(thumb, camera)
    thumb.expect(Condition("url", text="/plays/"))
    yield _arrived(thumb, "exit page", "/plays/")
    thumb.press(Key.DIGIT_7)
    yield _arrived(thumb, "friends' ranking", "/ranking/friends")
    thumb.press(Key.DIGIT_3)
    yield _arrived(thumb, "overall ranking", "/ranking/all")


def _play(thumb: Thumb, camera: TourRecorder) -> Iterator[str]:
    """Play from the loading bar to the end of the game, the bot's keys going through the phone's own keypad."""
    thumb.expect(Condition("text", text="PUSH 5"))
    app = thumb.phone.foreground
    if not isinstance(app, GameApp):
        raise Failure("the game did not start")
    thumb.wait(2 * READING)
    yield _seen(thumb, "title")
    thumb.press(Key.DIGIT_5)
    bot = load_game(GAME).bot(SKILL, BOT_SEED)
    while app.phase is GamePhase.PLAYING:
        thumb.tick(*bot.press(app.game))
        if app.game.ticks == OPENING // 2:
            yield _seen(thumb, "the lesson")
        if app.game.ticks == OPENING:
            camera.rolling = False
    camera.resume()
    thumb.wait(READING)
    yield f"{_seen(thumb, 'game over')}  {app.game.score} points in {app.game.ticks / TICKS_PER_SECOND:.0f} s"


def _arrived(thumb: Thumb, name: str, path: str) -> str:
    """Wait for the page at `path` to be there whole, and look at it."""
    thumb.expect(Condition("url", text=path))
    thumb.wait_idle()
    thumb.wait(READING)
    return _seen(thumb, name)


def _seen(thumb: Thumb, name: str) -> str:
    picture = thumb.shot(f"{len(thumb.pictures) + 1:02d} {name.replace(chr(39), '')}")
    return f"{name:18} {picture.path}"


def _strike(thumb: Thumb, *keys: Key) -> None:
    """Press a key at a leisurely thumb's pace."""
    for key in keys:
        thumb.press(key)
        thumb.wait(READING // 4)
