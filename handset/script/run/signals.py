"""Signals that a game or the phone emitted since the last expectation of the same."""

from __future__ import annotations

from handset.keypad import TICKS_PER_SECOND
from handset.script.language.expectations import Condition
from handset.sound import Signal, Signals, written_name

SIGNALS = ("event", "sound", "vibrate")
"""The conditions that are about signals."""
_LISTED = ("event", "sound", "loop", "vibrate")


EARLIER = "an earlier expectation"
_MOST_LISTED = 8
_Key = tuple[str, str]
"""Kind and name of a signal, as a condition names it."""


class SignalChecker:
    """Checker of expected signals: a signal counts until an expectation of it has ended (`consume_signals`)."""

    def __init__(self, signals: Signals) -> None:
        self._signals = signals
        _, self._start = signals.since(0)
        self._judged: dict[_Key, tuple[int, str]] = {}
        """Where each signal counts from, and which expectation took those before."""

    def is_emitted(self, condition: Condition) -> bool:
        """Return whether the signal was emitted since the last expectation of it, else since the beginning."""
        return bool(self._emitted(condition))

    def consume_signals(self, condition: Condition, by: str = EARLIER) -> None:
        """Count this signal from here on; `by` is what messages call the expectation that took those before."""
        key = condition.kind, condition.text
        self._judged[key] = self._signals.since(self._start)[1], by

    def found(self, condition: Condition) -> str:
        """Return what was emitted instead, or when the signal was, for a message."""
        emitted = self._emitted(condition)
        if emitted:
            ago = self._signals.tick - emitted[-1].tick
            return f"it was told {ago / TICKS_PER_SECOND:.2f} s ago" if ago else "it was told just now"
        return "signals seen: " + (", ".join(self._seen((condition.kind, condition.text))) or "none")

    def _seen(self, wanted: _Key) -> list[str]:
        """Return the signals since the beginning, the wanted one first, then the latest first."""
        latest = list(reversed(self._signals.since(self._start)[0]))
        ages: dict[_Key, int] = {}
        for age, signal in enumerate(latest, 1):
            if signal.kind in _LISTED:
                ages.setdefault(_key_of(signal), age)
        keys = sorted(ages, key=lambda key: key != wanted)
        return [self._listed(key, ages[key]) for key in keys[:_MOST_LISTED]]

    def _listed(self, key: _Key, age: int) -> str:
        """Name a signal, the last of which came so many signals ago, with the expectation that took it already."""
        mark, by = self._judged.get(key, (self._start, ""))
        taken = age > len(self._signals.since(mark)[0])
        return (key[1] or key[0]) + (f" (already taken by {by})" if taken else "")

    def _emitted(self, condition: Condition) -> list[Signal]:
        key = condition.kind, condition.text
        signals, _ = self._signals.since(self._judged.get(key, (self._start, ""))[0])
        return [signal for signal in signals if signal.kind in _LISTED and _key_of(signal) == key]


def _key_of(signal: Signal) -> _Key:
    if signal.kind == "vibrate":
        return "vibrate", ""
    if signal.kind in ("loop", "sound"):
        return "sound", written_name(signal.name)
    return signal.kind, signal.name
