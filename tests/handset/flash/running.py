"""Movies of a few lines of actions, run without a display."""

from __future__ import annotations

from collections.abc import Sequence

from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.player import MoviePlayer
from handset.flash.swf.colors import Rgba
from handset.flash.swf.fills import SolidFill
from handset.flash.swf.movie import parse_movie
from handset.flash.trace import KeyInput, TracingDevice, run_trace

RED = SolidFill(Rgba(255, 0, 0))


def run(builder: MovieBuilder, frames: int = 1, keys: Sequence[KeyInput] = ()) -> tuple[MoviePlayer, TracingDevice]:
    """Assemble a movie and run it."""
    return run_trace(parse_movie(builder.assemble()), frames, keys)


def traced(*sources: str, frames: int | None = None, version: int = 4) -> list[str]:
    """Return what a movie traces whose frames are these actions."""
    builder = MovieBuilder(version=version)
    for source in sources:
        builder.main.actions(source)
        builder.main.show_frame()
    return run(builder, frames or len(sources))[1].lines
