"""Signals that a game or the phone emitted since the last expectation of the same."""

from __future__ import annotations

from handset.keypad import TICKS_PER_SECOND
from handset.script.language.expectations import Condition
from handset.sound import Signal, Signals

SIGNALS = ("event", "sound", "vibrate")
"""The conditions that are about signals."""
_LISTED = ("event", "sound", "loop", "vibrate")


class SignalChecker:
    """Checker of expected signals: a signal counts until an expectation of it has ended (`count_from_here`)."""

    def __init__(self, signals: Signals) -> None:
        self._signals = signals
        _, self._start = signals.since(0)
        self._judged: dict[tuple[str, str], int] = {}

    def is_emitted(self, condition: Condition) -> bool:
        """Return whether the signal was emitted since the last expectation of it, else since the beginning."""
        return bool(self._emitted(condition))

    def count_from_here(self, condition: Condition) -> None:
        """End an expectation of this signal: a later one counts from here on."""
        _, self._judged[_key(condition)] = self._signals.since(self._start)

    def found(self, condition: Condition) -> str:
        """Return what was emitted instead, or when the signal was, for a message."""
        emitted = self._emitted(condition)
        if emitted:
            ago = self._signals.tick - emitted[-1].tick
            return f"it was told {ago / TICKS_PER_SECOND:.2f} s ago" if ago else "it was told just now"
        signals, _ = self._signals.since(self._start)
        names = dict.fromkeys(signal.name or signal.kind for signal in reversed(signals) if signal.kind in _LISTED)
        return "signals seen: " + (", ".join(list(names)[:8]) or "none")

    def _emitted(self, condition: Condition) -> list[Signal]:
        signals, _ = self._signals.since(self._judged.get(_key(condition), self._start))
        kinds = ("sound", "loop") if condition.kind == "sound" else (condition.kind,)
        any_name = condition.kind == "vibrate"
        return [signal for signal in signals if signal.kind in kinds and (any_name or signal.name == condition.text)]


def _key(condition: Condition) -> tuple[str, str]:
    return condition.kind, condition.text
