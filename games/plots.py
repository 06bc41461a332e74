"""The picture a designer tunes by: how score, length and ends of rounds spread, by skill. Needs matplotlib."""

from __future__ import annotations

import io
from pathlib import Path

from games.balance import PLAYERS, Round, summary
from handset.errors import HandsetError
from handset.files import write_whole

COLORS = {
    "novice": "#5CB85C",
    "average": "#3C7CC8",
    "skilled": "#E5484D",
    "mashing": "#F0A030",
    "nothing": "#9A9AA4",
}


def draw_balance(title: str, results: dict[str, list[Round]], path: Path) -> None:
    """Write the picture as PNG. Raises `HandsetError` when matplotlib is not installed."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise HandsetError("the picture needs matplotlib: uv sync --extra plots, or pip install matplotlib") from None
    figure = Figure(figsize=(10, 9), dpi=100, layout="constrained")
    score, length, ends = figure.subplots(3, 1, height_ratios=[3, 3, 2])
    figure.suptitle(f"{title}: {len(next(iter(results.values()))):,} rounds each", fontsize=14, weight="bold")
    most = max(one.score for rounds in results.values() for one in rounds) or 1
    longest = max(one.seconds for rounds in results.values() for one in rounds) or 1
    for player in PLAYERS:
        rounds = results[player]
        for axes, values, end in (
            (score, [one.score for one in rounds], most),
            (length, [one.seconds for one in rounds], longest),
        ):
            bins = [end * step / 80 for step in range(81)]
            axes.hist(values, bins=bins, color=COLORS[player], alpha=0.55, label=player)
        middle = summary(rounds)
        score.axvline(middle.scores[1], color=COLORS[player], linewidth=1.5)
        length.axvline(middle.seconds[1], color=COLORS[player], linewidth=1.5)
    score.set(xlabel="score (lines are medians)", ylabel="rounds", xlim=(0, most))
    length.set(xlabel="seconds (shaded: 45 to 120 s, where an average round should last)", ylabel="rounds")
    length.set_xlim(0, longest)
    length.axvspan(45, 120, color="#000000", alpha=0.05)
    score.legend()
    _draw_ends(ends, results)
    for axes in (score, length, ends):
        axes.spines[["top", "right"]].set_visible(False)
    file = io.BytesIO()
    figure.savefig(file, format="png")
    write_whole(path, file.getvalue())


def _draw_ends(axes: object, results: dict[str, list[Round]]) -> None:
    """A bar a player, in parts by what ended the rounds."""
    shares = {player: dict(summary(results[player]).ended) for player in PLAYERS}
    causes = sorted({cause for ended in shares.values() for cause in ended})
    left = dict.fromkeys(PLAYERS, 0)
    for place, cause in enumerate(causes):
        widths = [shares[player].get(cause, 0) for player in PLAYERS]
        color = ("#2C3A5C", "#C98F54", "#6FB4D8", "#D2A0C8", "#88B07C")[place % 5]
        axes.barh(PLAYERS, widths, left=list(left.values()), color=color, label=cause.replace("_", " "))  # type: ignore[attr-defined]
        left = {player: left[player] + width for player, width in zip(PLAYERS, widths, strict=True)}
    axes.invert_yaxis()  # type: ignore[attr-defined]
    axes.set(xlabel="what ended the rounds, per cent", xlim=(0, 100))  # type: ignore[attr-defined]
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncol=5, frameon=False)  # type: ignore[attr-defined]
