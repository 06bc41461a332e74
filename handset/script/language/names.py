"""The names a script may use of the world: games, events, sounds, members. The composition root knows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from handset.datafile import did_you_mean
from handset.model import load_model, model_names
from keitai.common.errors import KeitaiError
from keitai.common.script_words import WorldNumber, WorldVerb


@dataclass(frozen=True)
class Names:
    """Games, events, sounds and members that scripts may name, looked up when first needed.

    A kind that is None is not checked.
    """

    things: Mapping[str, Callable[[], Sequence[str]]] = field(default_factory=dict)
    """What verbs and numbers of other houses name, by its kind, such as a game."""
    events: Callable[[], Sequence[str]] | None = None
    sounds: Callable[[], Sequence[str]] | None = None
    is_member: Callable[[int], bool] | None = None
    verbs: Mapping[str, WorldVerb] = field(default_factory=dict)
    """What other houses let scripts change, by the verb."""
    numbers: Mapping[str, WorldNumber] = field(default_factory=dict)
    """What other houses let expectations compare, by the word after `expect`."""

    def unknown(self, kind: str, name: str) -> str:
        """Return the error for an unknown "event", "sound" or thing called `name`; "" for a known one."""
        listed = {"event": self.events, "sound": self.sounds, **self.things}.get(kind)
        if listed is None:
            return ""
        known = list(listed())
        if name in known:
            return ""
        hint = did_you_mean(name, known)
        if kind in self.things:
            return f"unknown {kind} {name!r}{hint or _listing(known)}"
        group = name.partition("/")[0] + "/"
        near = [each for each in known if each.startswith(group)]
        if near or hint or len(known) < 15:
            return f"unknown {kind} {name!r}{hint}; there are {', '.join(near or known)}"
        groups = dict.fromkeys(each.partition("/")[0] for each in known)
        return f"unknown {kind} {name!r}; they are called {', '.join(f'{group}/...' for group in groups)}"

    def unknown_member(self, number: int) -> str:
        """Return the error for a number that no member has; "" for a member's."""
        if self.is_member is None or self.is_member(number):
            return ""
        return f"member {number} does not exist"


def unknown_device(name: str) -> str:
    """Return the error for an unknown model; "" for a known one."""
    if name.endswith((".yaml", ".yml")):
        try:
            load_model(name)
        except KeitaiError as error:
            return str(error)
        return ""
    known = model_names()
    if name in known:
        return ""
    return f"unknown device {name!r}{did_you_mean(name, known) or _listing(known)}"


@cache
def carriers() -> tuple[str, ...]:
    """Return the carriers of all models."""
    return tuple(sorted({load_model(name).carrier for name in model_names()}))


def _listing(known: Sequence[str]) -> str:
    return f"; there are {', '.join(known)}" if 0 < len(known) < 15 else ""
