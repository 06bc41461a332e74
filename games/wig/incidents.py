"""Incidents of the meeting beside wind and nods: fly, telephone, coffee, open window, visitor, one after another.

The five of them come in a chance order, each of them once before any comes again. Each announces itself, and each
asks for something else: the fly for the fan of its side, the telephone for few presses, coffee for a wig that is
watched, the window for a fan that works against it, and the visitor for a wig that sits.
"""

from __future__ import annotations

import enum

from games.engine.rules import EventLog
from games.wig.state import EDGE, LONG_AGO, POWER, Incident, State
from games.wig.tuning import Tuning
from keitai.common.rng import Rng


class IncidentKind(enum.IntEnum):
    """Kind of incident, as `Incident.kind` holds it; NONE while nothing is under way."""

    NONE = 0
    FLY = 1
    PHONE = 2
    COFFEE = 3
    WINDOW = 4
    VISITOR = 5


EVERY_KIND = tuple(IncidentKind)[1:]
_COMING = ("", "fly", "phone", "coffee", "window", "visitor")
_BEGINS = ("", "land", "", "steam", "draft", "peek")
_RINGS = 3
_BARED = 2
"""Ticks at which the visitor sees nothing yet: he looks round first."""


def advance(state: State, tuning: Tuning, rng: Rng, log: EventLog, every: int) -> str:
    """Advance the incident by a tick; return what it did to the play, "sneeze" or "noticed", "" for nothing.

    Args:
        state: The play.
        tuning: The game's numbers.
        rng: The rules' generator.
        log: Takes the events of the tick.
        every: Ticks from the end of one incident to the next, in the median.
    """
    incident = state.incident
    if incident.sneezed < LONG_AGO:
        incident.sneezed += 1
    if not incident.kind:
        incident.wait -= 1
        if incident.wait <= 0:
            _announce(incident, rng, log)
        return ""
    incident.age += 1
    if incident.age == tuning.incident_telegraph:
        _begin(incident, log)
    since = incident.age - tuning.incident_telegraph
    if since < 0:
        return ""
    done = _ACTS[incident.kind](state, tuning, log, since)
    if done != _GOES_ON:
        incident.kind = IncidentKind.NONE
        incident.wait = max(1, every + rng.between(-(every // 4), every // 4))
    return "" if done in (_GOES_ON, _ENDS) else done


def is_on(state: State, tuning: Tuning, kind: IncidentKind) -> bool:
    """Return whether an incident of that kind is under way, its announcement over."""
    return state.incident.kind == kind and state.incident.age >= tuning.incident_telegraph


_GOES_ON, _ENDS = "goes on", ""


def _announce(incident: Incident, rng: Rng, log: EventLog) -> None:
    if not incident.order:
        incident.order = [int(kind) for kind in rng.shuffled(EVERY_KIND)]
    incident.kind = incident.order.pop()
    incident.side = rng.choice((-1, 1))
    incident.age = incident.held = 0
    incident.count += 1
    log.emit(_COMING[incident.kind], _where(incident))


def _begin(incident: Incident, log: EventLog) -> None:
    begins = _BEGINS[incident.kind]
    if begins:
        log.emit(begins, _where(incident))


def _where(incident: Incident) -> int:
    return 0 if incident.side < 0 else 1


def _fly(state: State, tuning: Tuning, log: EventLog, since: int) -> str:
    """Let the fly sit on his nose until the fan of its side has blown it away, or he sneezes."""
    incident = state.incident
    if state.fans[_where(incident)].power > POWER // 2:
        incident.held += 1
        if incident.held >= tuning.shoo:
            log.award(state, "shooed", _where(incident), tuning.shoo_points)
            return _ENDS
    if since == tuning.fly - tuning.nod_telegraph:
        log.emit("tickle", _where(incident))
    if since < tuning.fly:
        return _GOES_ON
    incident.sneezed = 0
    log.emit("sneeze", _where(incident))
    return "sneeze"


def _phone(state: State, tuning: Tuning, log: EventLog, since: int) -> str:
    """Let it ring: each ring is noise, and he leans to where it comes from as long as it goes on."""
    if since % (tuning.phone // _RINGS) == 0 and since < tuning.phone:
        state.noise += tuning.ring << 8
        log.emit("ring", _where(state.incident))
    return _GOES_ON if since < tuning.phone else _ENDS


def _coffee(state: State, tuning: Tuning, log: EventLog, since: int) -> str:
    return _GOES_ON if since < tuning.coffee else _ENDS


def _window(state: State, tuning: Tuning, log: EventLog, since: int) -> str:
    if since < tuning.draft_length:
        return _GOES_ON
    log.emit("shut", _where(state.incident))
    return _ENDS


def _visitor(state: State, tuning: Tuning, log: EventLog, since: int) -> str:
    """Let him look in: he notices a wig that is not in its place, and is worth points where it is."""
    if since >= _BARED and abs(state.wig.x) * 100 > tuning.visit_zone * EDGE:
        log.emit("noticed", _where(state.incident))
        return "noticed"
    if since < tuning.visit:
        return _GOES_ON
    log.award(state, "unnoticed", _where(state.incident), tuning.visit_points)
    return _ENDS


_ACTS = (_coffee, _fly, _phone, _coffee, _window, _visitor)
