"""What the window costs: the processor's share of a standby screen, and one changed frame at 3x.

uv run python -m benchmarks.window          (needs a display; `xvfb-run -s "-screen 0 1920x2800x24"` gives one)
"""

from __future__ import annotations

from time import perf_counter, process_time

import pygame

from benchmarks.table import Row, report
from handset.frontends.host import prepare_host
from handset.frontends.phone_view import PhoneView, window_size
from handset.frontends.skin.geometry import LARGE
from handset.frontends.window import run_window
from handset.machine import Handset
from handset.model import load_model
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator

SECONDS = 10
FRAMES = 200


def standby_share() -> float:
    """Per cent of one core while the phone shows its standby screen for ten seconds, opening left out."""
    spent: list[tuple[float, float]] = []

    def step(phone: Handset, events: object) -> str:
        spent.append((perf_counter(), process_time()))
        if spent[-1][0] - spent[0][0] > SECONDS:
            pygame.event.post(pygame.Event(pygame.QUIT))
        return ""

    run_window(lambda device: (Simulator(SimulatorOptions(device=device)).phone, lambda: None), ["l03a"], on_step=step)
    # The first second still paints for the first time.
    begin = next(moment for moment in spent if moment[0] - spent[0][0] > 1)
    return 100 * (spent[-1][1] - begin[1]) / (spent[-1][0] - begin[0])


def frame_cost(zoom: int) -> float:
    """Milliseconds of processor for drawing, scaling and showing a frame that has changed."""
    prepare_host()
    pygame.display.init()
    model = load_model("l03a")
    window = pygame.Window("benchmark", window_size(model, zoom, LARGE), allow_high_dpi=True)
    view = PhoneView(window.get_surface(), model, bare=False)
    view.layout()
    simulator = Simulator(SimulatorOptions())
    begin = process_time()
    for number in range(FRAMES):
        simulator.phone.battery = 20 + number % 2 * 70
        view.paint_lcd(simulator.phone.frame())
        window.flip()
    spent = process_time() - begin
    simulator.close()
    window.destroy()
    pygame.display.quit()
    return 1000 * spent / FRAMES


def main() -> None:
    rows = [
        Row("standby in the window", standby_share(), "% core", 3),
        Row("a changed frame at 1x", frame_cost(1), "ms CPU"),
        Row("a changed frame at 3x", frame_cost(3), "ms CPU", 4),
    ]
    report("The window", rows)


if __name__ == "__main__":
    main()
