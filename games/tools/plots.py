"""The picture a designer tunes by: how score, length and ends of rounds spread, by skill. Needs matplotlib."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any

from games.tools.balance import AVERAGE_SECONDS, PLAYERS, Round, quartiles
from handset.files import write_whole
from keitai.common.errors import KeitaiError
from keitai.common.program import install_extra

COLORS = {
    "novice": "#4FA35A",
    "average": "#3C7CC8",
    "skilled": "#D9484D",
    "mashing": "#E0902C",
    "nothing": "#8C8894",
}
_CAUSES = ("#2C3A5C", "#C98F54", "#6FB4D8", "#D2A0C8", "#88B07C", "#E8C468")
_INK, _PAPER, _FAINT = "#3A2A22", "#FFFBF0", "#D8CCB8"
_BINS = 70
_TALL = 0.74
"""Share of a row that the highest bar of its histogram takes."""


def draw_balance(title: str, results: dict[str, list[Round]], path: Path) -> None:
    """Write the picture as PNG. Raises `KeitaiError` when matplotlib is not installed."""
    try:
        from matplotlib.figure import Figure  # an extra, and a second to load
    except ImportError:
        raise KeitaiError(f"the picture needs matplotlib: {install_extra('plots')}") from None
    figure = Figure(figsize=(11, 8), dpi=100, facecolor=_PAPER)
    grid = figure.add_gridspec(
        2, 2, height_ratios=[5, 3], left=0.08, right=0.97, top=0.87, bottom=0.1, hspace=0.34, wspace=0.09
    )
    score, length, ends = (figure.add_subplot(place) for place in (grid[0, 0], grid[0, 1], grid[1, :]))
    figure.text(0.08, 0.945, title, fontsize=18, weight="bold", color=_INK)
    count = len(next(iter(results.values())))
    figure.text(0.08, 0.91, f"{count:,} rounds of each player; lines are medians, shades quartiles", color=_INK)
    for axes in (score, length, ends):
        axes.set_facecolor(_PAPER)
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.spines["bottom"].set_color(_FAINT)
        axes.tick_params(colors=_INK, length=0)
    length.axvspan(*AVERAGE_SECONDS, color="#000000", alpha=0.05, linewidth=0)
    low, high = AVERAGE_SECONDS
    _draw_rows(score, {player: [one.score for one in results[player]] for player in PLAYERS}, "score")
    seconds = {player: [one.seconds for one in results[player]] for player in PLAYERS}
    _draw_rows(length, seconds, f"seconds (an average round lasts {low} to {high})")
    length.set_yticks([])
    _draw_ends(ends, results)
    file = io.BytesIO()
    figure.savefig(file, format="png", facecolor=_PAPER)
    write_whole(path, file.getvalue())


def _draw_rows(axes: Any, values: Mapping[str, Sequence[float]], label: str) -> None:
    """Draw a histogram a player, one above the other on one scale; each as high as its row lets it be."""
    end = max(max(row) for row in values.values()) * 1.04 or 1
    for place, (player, row) in enumerate(values.items()):
        floor, color = len(values) - 1 - place, COLORS[player]
        counts = [0] * _BINS
        for value in row:
            counts[min(_BINS - 1, int(value * _BINS / end))] += 1
        heights = [floor + _TALL * count / max(counts) for count in counts]
        edges = [end * step / _BINS for step in range(_BINS + 1)]
        axes.stairs(heights, edges, baseline=floor, fill=True, color=color, alpha=0.85)
        low, middle, high = quartiles(row)
        axes.fill_betweenx([floor, floor + 0.94], low, high, color=color, alpha=0.16, linewidth=0)
        axes.plot([middle, middle], [floor, floor + 0.94], color=_INK, linewidth=1.2)
        left = middle > end * 0.8
        axes.annotate(
            f"{middle:,.0f}",
            (middle, floor + 0.86),
            (-4 if left else 4, 0),
            textcoords="offset points",
            ha="right" if left else "left",
            va="center",
            fontsize=9,
            weight="bold",
            color=_INK,
        )
        axes.axhline(floor, color=_FAINT, linewidth=0.8)
    axes.set(xlim=(0, end), ylim=(0, len(values)), xlabel=label)
    axes.set_yticks([len(values) - 0.6 - place for place in range(len(values))], list(values))
    for tick, player in zip(axes.get_yticklabels(), values, strict=True):
        tick.set(color=COLORS[player], weight="bold")
    axes.xaxis.label.set_color(_INK)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")


def _draw_ends(axes: Any, results: dict[str, list[Round]]) -> None:
    """Draw a bar a player, in parts by what ended the rounds; what is wide enough says its share."""
    shares = {player: _shares(results[player]) for player in PLAYERS}
    causes = _from_poor_to_good(results)
    left = dict.fromkeys(PLAYERS, 0.0)
    for place, cause in enumerate(causes):
        color = _CAUSES[place % len(_CAUSES)]
        for player in PLAYERS:
            width = shares[player].get(cause, 0)
            axes.barh(player, width, left=left[player], color=color, height=0.72)
            if width >= 4:
                middle, ink = left[player] + width / 2, "white" if color == _CAUSES[0] else _INK
                axes.text(middle, player, f"{width:.0f}", ha="center", va="center", color=ink)
            left[player] += width
        axes.barh(PLAYERS[0], 0, color=color, label=cause.replace("_", " "))
    axes.invert_yaxis()
    axes.set(xlabel="what ended the rounds, per cent", xlim=(0, 100))
    axes.xaxis.label.set_color(_INK)
    for tick, player in zip(axes.get_yticklabels(), PLAYERS, strict=True):
        tick.set(color=COLORS[player], weight="bold")
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.0),
        ncol=6,
        frameon=False,
        labelcolor=_INK,
        handlelength=1,
        fontsize=9,
    )


def _from_poor_to_good(results: dict[str, list[Round]]) -> list[str]:
    """Return what ended rounds, by the median score of the rounds that it ended."""
    scores: dict[str, list[int]] = {}
    for one in chain.from_iterable(results.values()):
        scores.setdefault(one.ended, []).append(one.score)
    return sorted(scores, key=lambda cause: (median(scores[cause]), cause))


def _shares(rounds: Sequence[Round]) -> dict[str, float]:
    """Return per cent of the rounds by what ended them."""
    return {name: 100 * count / len(rounds) for name, count in Counter(one.ended for one in rounds).items()}
