"""The games: a tick of the rules, a painted frame, how much quicker than a person it is verified; and PyBoy.

uv run --with pyboy python -m benchmarks.games [GAME...]

Times are the processor's own, so that other work on the machine does not count; garbage collection does.
"""

from __future__ import annotations

import statistics
import sys
from contextlib import closing
from time import thread_time

from benchmarks import gameboy
from benchmarks.table import Row, report
from games.engine.catalogue import game_ids, load_game
from games.engine.replay import Replay, decode, encode, key_ticks, resimulate
from games.engine.view import begin_view, create_view
from games.tools.film import ready
from games.tools.simulate import play_out
from handset.keypad import TICKS_PER_SECOND
from handset.model import load_model
from handset.screen import lcd_of
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

PLAYS = 5
THREE_MINUTES = 3 * 60 * TICKS_PER_SECOND
DEVICES = ("qvga", "p906i")


def recorded(game: str, skill: str = "average") -> list[Replay]:
    """Plays of a bot, as they are posted."""
    spec = load_game(game)
    plays = (play_out(spec, spec.bot(skill, seed), seed, 60 * 60 * 10)[0] for seed in range(PLAYS))
    return [decode(encode(play)) for play in plays]


def tick_times(game: str, replays: list[Replay]) -> list[float]:
    """Microseconds of every tick of the rules."""
    spec, times = load_game(game), []
    for replay in replays:
        play = spec.begin(replay.seed)
        for keys in key_ticks(replay):
            start = thread_time()
            play.tick(keys)
            times.append((thread_time() - start) * 1e6)
    return times


def frame_times(game: str, device: str, replays: list[Replay]) -> list[float]:
    """Milliseconds of the frames of three minutes of play, one play after another with its title before it.

    Drawn on the model's viewport without the LCD's colour depth.
    """
    spec, model = load_game(game), load_model(device)
    lcd, view, times = lcd_of(model), ready(create_view(spec, "ja")), list[float]()
    for replay in replays:
        view.draw_title(lcd.canvas().part(model.viewport), TICKS_PER_SECOND)
        play = spec.begin(replay.seed)
        begin_view(view)
        for keys in key_ticks(replay):
            for event in play.tick(keys):
                view.observe(event)
            view.tick(play)
            part = lcd.canvas().part(model.viewport)
            start = thread_time()
            view.draw(part, play)
            times.append((thread_time() - start) * 1000)
            if len(times) == THREE_MINUTES:
                return times
    return times


def phone_frame_times(device: str, replays: list[Replay]) -> list[float]:
    """Milliseconds of whole frames of the phone that shows these plays: status bar, soft keys and colour depth too."""
    times: list[float] = []
    with closing(Simulator(SimulatorOptions(device=device, data=None))) as simulator:
        phone = simulator.phone
        for replay in replays:
            watching = phone.launch("watch", encode(replay))
            for _ in range(replay.ticks):
                phone.step()
                start = thread_time()
                phone.frame()
                times.append((thread_time() - start) * 1000)
                if len(times) == THREE_MINUTES:
                    return times
            phone.close(watching)
    return times


def verification(game: str, replays: list[Replay]) -> float:
    """How many times quicker than real time a play is judged, from its bytes on; the median of the plays."""
    spec, rates = load_game(game), []
    for replay in replays:
        raw = encode(replay)
        start = thread_time()
        resimulate(decode(raw), spec)
        rates.append(replay.ticks / TICKS_PER_SECOND / (thread_time() - start))
    return statistics.median(rates)


def rows_of(game: str) -> list[Row]:
    replays = recorded(game)
    skilled, ticks = recorded(game, "skilled"), tick_times(game, replays)
    rows = [
        Row(f"{game}: tick of the rules, median", statistics.median(ticks), "us", 50),
        Row(f"{game}: tick of the rules, 99 of 100", sorted(ticks)[len(ticks) * 99 // 100], "us"),
    ]
    for device in DEVICES:
        frames = frame_times(game, device, skilled)
        rows += [
            Row(f"{game}: frame on {device}, median", statistics.median(frames), "ms", 0.5),
            Row(f"{game}: frame on {device}, worst of three minutes", max(frames), "ms", 16),
        ]
        painted = 1000 / (statistics.mean(frames) + statistics.mean(ticks) / 1000)
        rows.append(Row(f"{game}: played and painted on {device}", painted, "frames/s"))
    for device in DEVICES:
        frames = phone_frame_times(device, skilled)
        rows.append(Row(f"{game}: whole frame of the phone on {device}, median", statistics.median(frames), "ms"))
    rows.append(Row(f"{game}: verification", verification(game, replays), "x", 200, atleast=True))
    rows.append(Row(f"{game}: replay", statistics.median(len(encode(one)) for one in replays), "bytes", 4096))
    return rows


def main() -> None:
    wanted = [argument for argument in sys.argv[1:] if argument in game_ids()] or game_ids()
    report("The games", [*(row for game in wanted for row in rows_of(game)), *gameboy.rows()])


if __name__ == "__main__":
    main()
