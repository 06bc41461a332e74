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
from handset.script.run.artefacts import NamedFiles, ReportError
from handset.script.run.driver import Driver, Failure
from handset.script.run.environment import Environment
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

    def record(self, phone: Handset) -> None:
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


def take_tour(simulator: Environment, out: Path) -> Iterator[str]:
    """Walk the phone by keys alone; writes numbered PNGs and `tour.gif` into `out`, a line for each thing seen.

    Raises `Failed` when something on the way is not there, as on a phone without reception.
    """
    camera = TourRecorder()
    driver = Driver(simulator, timeout=TIMEOUT, artefacts=NamedFiles(out))
    driver.watchers.append(camera.record)
    try:
        yield from _walk(driver, camera)
    except Failure as failure:
        raise OperationFailed(f"the tour ends here: {failure}") from None
    except ReportError as error:
        raise OperationFailed(str(error)) from None
    camera.save(out / "tour.gif")
    yield f"the film  {out / 'tour.gif'}"


def _walk(driver: Driver, camera: TourRecorder) -> Iterator[str]:
    driver.wait(READING)
    yield _seen(driver, "standby")
    driver.press(Key.WEB)
    yield _arrived(driver, "mixi", "/home")
    driver.press(Key.DIGIT_6)
    yield _arrived(driver, "friends' diaries", "/diary/friends")
    _strike(driver, Key.DOWN, Key.OK)
    driver.expect(Condition("url", pattern=r"/diary/\d+"))
    yield _arrived(driver, "a diary entry", "/diary/")
    _strike(driver, Key.DOWN, Key.DOWN, Key.DOWN)
    _strike(driver, Key.SOFT_RIGHT, Key.SOFT_RIGHT)
    driver.expect(Condition("url", text="/home"))
    driver.wait_idle()
    driver.press(Key.DIGIT_9)
    yield _arrived(driver, "games", "/games")
    driver.press(Key(1 + game_ids().index(GAME)))
    yield _arrived(driver, "how it is played", f"/games/{GAME}")
    driver.press(Key.DIGIT_5)
    yield from _play(driver, camera)
    driver.expect(Condition("url", text="/plays/"))
    yield _arrived(driver, "exit page", "/plays/")
    driver.press(Key.DIGIT_7)
    yield _arrived(driver, "friends' ranking", "/ranking/friends")
    driver.press(Key.DIGIT_3)
    yield _arrived(driver, "overall ranking", "/ranking/all")


def _play(driver: Driver, camera: TourRecorder) -> Iterator[str]:
    """Play from the loading bar to the end of the game, the bot's keys going through the phone's own keypad."""
    driver.expect(Condition("text", text="PUSH 5"))
    app = driver.phone.foreground
    if not isinstance(app, GameApp):
        raise Failure("the game did not start")
    driver.wait(2 * READING)
    yield _seen(driver, "title")
    driver.press(Key.DIGIT_5)
    bot = load_game(GAME).bot(SKILL, BOT_SEED)
    while app.phase is GamePhase.PLAYING:
        driver.tick(*bot.press(app.game))
        if app.game.ticks == OPENING // 2:
            yield _seen(driver, "the lesson")
        if app.game.ticks == OPENING:
            camera.rolling = False
    camera.resume()
    driver.wait(READING)
    yield f"{_seen(driver, 'game over')}  {app.game.score} points in {app.game.ticks / TICKS_PER_SECOND:.0f} s"


def _arrived(driver: Driver, name: str, path: str) -> str:
    """Wait for the page at `path` to be there whole, and look at it."""
    driver.expect(Condition("url", text=path))
    driver.wait_idle()
    driver.wait(READING)
    return _seen(driver, name)


def _seen(driver: Driver, name: str) -> str:
    picture = driver.shot(f"{len(driver.pictures) + 1:02d} {name.replace(chr(39), '')}")
    return f"{name:18} {picture.path}"


def _strike(driver: Driver, *keys: Key) -> None:
    """Press a key at a leisurely thumb's pace."""
    for key in keys:
        driver.press(key)
        driver.wait(READING // 4)
