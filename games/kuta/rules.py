"""The rules of Kuta's Eco Adventure: integers only, so that a play is judged alike on every machine.

Kuta runs to and fro before a row of cows and never stands still; 5 turns him. A cow swells, blows, and a plume rises:
he vacuums it when he runs below it, for more the higher it is. What reaches the sky fills the gauge, and a full gauge
ends the play. The puff itself throws him over, and so does the fence.
"""

from __future__ import annotations

from games.engine.rules import MOST, Event, EventLog, StateField, decode_state, encode_state
from games.kuta.state import (
    COMING_TICKS,
    FULL,
    LATE,
    LEFT,
    LONG_AGO,
    PIXEL,
    PLACES,
    PUFF_TICKS,
    RIGHT,
    RIPE,
    RISE,
    TAKEN_TICKS,
    Cow,
    FarmWeather,
    Plume,
    Runner,
    State,
)
from games.kuta.tuning import Tuning
from handset.keypad import Key, Keys
from keitai.common.rng import Rng

VERSION = 1
EVENTS = (
    "turn", "skid", "swell", "shine", "puff", "sip", "gulp", "last", "gold", "double", "chain", "escape", "bump",
    "blown", "up", "season", "cow", "vane", "wind", "cloud", "rain", "calm", "warn", "safe", "full", "blinded",
    "drifted", "skidded", "swamped",
)  # fmt: skip
"""What happens in a play between its `start` and `over`; scripts may name nothing else."""
CAUSES = ("swamped", "blinded", "drifted", "skidded")
"""What cost the last plume: too many at once, Kuta on the ground, the wind, slippery ground."""
KEY = Key.DIGIT_5
SEASONS = 4
COWS = (3, 4, 5)
"""How many there are in the first, the second, and every later season."""
SPRING, SUMMER, AUTUMN, WINTER = range(SEASONS)
_TWINS_FROM = 3
_JUMPS = 6
"""One in so many breaths is drawn anywhere, the others beside the last."""
_MOST_HURRY = 40
_JUST_NOW = 70
_NEAR_FENCE = 30 * PIXEL
_SHORTEST_BREATH = 16
_SIDES = (18 * PIXEL, 222 * PIXEL)
"""Between these the wind carries a plume."""


class Rules:
    """Rules of Kuta's Eco Adventure: one key turns a runner, who vacuums what the cows puff into the sky."""

    score = StateField[int]("score")
    over = StateField[bool]("over")
    ticks = StateField[int]("tick")

    def __init__(self, seed: int, tuning: Tuning) -> None:
        self.tuning = tuning
        self._rng = Rng(seed)
        self.state = State(
            kuta=Runner(way=self._rng.choice((-1, 1))),
            cows=[Cow(x * PIXEL) for x in PLACES[: COWS[0]]],
            wait=tuning.first,
            until_gold=tuning.gold_every,
            chance=self._rng.save(),
        )
        self._log = EventLog(EVENTS)

    def tick(self, keys: Keys) -> list[Event]:
        """Advance the year, the weather, Kuta, the cows and the plumes by a tick, in this order."""
        state = self.state
        if not self._log.start_tick(state):
            return []
        state.escaped = min(state.escaped + 1, LONG_AGO)
        if state.ending:
            self._end()
            return self._log.events
        self._year()
        self._weather()
        self._run(keys)
        self._cows()
        self._plumes()
        self._warn()
        return self._log.events

    def save(self) -> bytes:
        return encode_state(self.state, self._rng)

    def load(self, saved: bytes) -> None:
        self.state = decode_state(saved, State, self._rng)

    def now(self, values: list[int]) -> int:
        """Return the value of a tuning list at this tick, gliding between the beginnings of the first five seasons."""
        season, into = divmod(self.state.tick, self.tuning.season)
        if season >= len(values) - 1:
            return values[-1]
        return values[season] + (values[season + 1] - values[season]) * into // self.tuning.season

    @property
    def hurry(self) -> int:
        """Per mille by which all is quicker than at the beginning of the fifth season."""
        share = 1000
        for _ in range(min(max(0, self.state.season - 4), _MOST_HURRY)):
            share = share * self.tuning.hurry // 1000
        return share

    @property
    def speed(self) -> int:
        """Kuta's speed in 256ths of a pixel a tick."""
        return self.now(self.tuning.speed) * self.hurry // 1000 * PIXEL // 100

    @property
    def rise(self) -> int:
        """Speed of a grey plume at this tick, in 256ths of a pixel."""
        speed = self.now(self.tuning.rise) * PIXEL // 100 * self.hurry // 1000
        return speed * self.tuning.rain // 100 if self.state.weather == FarmWeather.RAIN else speed

    @property
    def breath(self) -> int:
        """Ticks that a cow swells at this tick before she blows."""
        return max(_SHORTEST_BREATH, self.now(self.tuning.breath) * 1000 // self.hurry)

    @property
    def slippery(self) -> int:
        """Ticks that Kuta slides on before he turns: on wet grass and on snow."""
        if self.state.season % SEASONS == WINTER:
            return self.tuning.skid_snow
        return self.tuning.skid_rain if self.state.weather == FarmWeather.RAIN else 0

    @property
    def pausable(self) -> bool:
        """Whether no cow swells or blows, no plume is ripe, he does not slide and no fence is near before him."""
        state, kuta = self.state, self.state.kuta
        ahead = RIGHT - kuta.x if kuta.way > 0 else kuta.x - LEFT
        if kuta.skid or ahead < _NEAR_FENCE or any(cow.breath or cow.blast for cow in state.cows):
            return False
        return all(plume.taken or plume.height < RIPE for plume in state.plumes)

    # the year

    def _year(self) -> None:
        state, tuning = self.state, self.tuning
        if state.tick % tuning.season:
            return
        state.season = state.tick // tuning.season
        state.gauge = max(0, state.gauge - tuning.season_cools * PIXEL)
        self._set_fair(tuning.weather_first)
        self._log.emit("season", state.season)
        wanted = COWS[min(state.season, len(COWS) - 1)]
        if len(state.cows) < wanted:
            x = PLACES[len(state.cows)]
            state.cows.append(Cow(x * PIXEL, coming=COMING_TICKS))
            self._log.emit("cow", x)

    def _kind_of_weather(self) -> FarmWeather:
        """Return what the season brings now and then: showers in summer, wind in autumn and every later spring."""
        season = self.state.season
        if season % SEASONS == SUMMER:
            return FarmWeather.RAIN
        windy = season % SEASONS == AUTUMN or (season % SEASONS == SPRING and season)
        return FarmWeather.WIND if windy else FarmWeather.CLEAR

    def _weather(self) -> None:
        state, tuning = self.state, self.tuning
        kind = self._kind_of_weather()
        if state.weather_left:
            state.weather_left -= 1
            if not state.weather_left:
                self._set_fair(tuning.weather_every)
            return
        if kind == FarmWeather.CLEAR or not state.weather_wait:
            return
        state.weather_wait -= 1
        if state.weather_wait == tuning.weather_telegraph:
            state.wind = self._rng.choice((-1, 1))
            if kind == FarmWeather.WIND:
                self._log.emit("vane", _side(state.wind))
            else:
                self._log.emit("cloud")
        elif not state.weather_wait:
            state.weather, state.weather_left = kind, tuning.weather_length
            if kind == FarmWeather.WIND:
                self._log.emit("wind", _side(state.wind))
            else:
                self._log.emit("rain")

    def _set_fair(self, wait: int) -> None:
        """Let the weather end, if it was not fair, and the next wait for so many ticks."""
        state = self.state
        if state.weather != FarmWeather.CLEAR:
            self._log.emit("calm")
        state.weather, state.weather_left = FarmWeather.CLEAR, 0
        state.weather_wait = wait + self.tuning.weather_telegraph

    # Kuta

    def _run(self, keys: Keys) -> None:
        kuta, tuning = self.state.kuta, self.tuning
        kuta.turned = min(kuta.turned + 1, LONG_AGO)
        kuta.took = min(kuta.took + 1, LONG_AGO)
        kuta.asked = min(kuta.asked + 1, LONG_AGO)
        if any(event.down and event.key == KEY for event in keys.events):
            kuta.asked = 0
        if kuta.down:
            kuta.down -= 1
            if kuta.down:
                return
            self._log.emit("up", kuta.x // PIXEL)
        speed = self.speed
        if kuta.skid:
            kuta.skid -= 1
            speed = speed * 3 // 4
            if not kuta.skid:
                self._turn()
        elif kuta.asked <= tuning.buffer:
            kuta.asked = LONG_AGO
            kuta.skid = self.slippery
            if kuta.skid:
                self._log.emit("skid", kuta.x // PIXEL)
            else:
                self._turn()
        if kuta.turned < tuning.turn:
            speed //= 2
        kuta.x += kuta.way * speed
        if not LEFT < kuta.x < RIGHT:
            self._bump()

    def _turn(self) -> None:
        kuta = self.state.kuta
        kuta.way, kuta.turned = -kuta.way, 0
        self._log.emit("turn", kuta.x // PIXEL)

    def _bump(self) -> None:
        """Let the fence throw him back."""
        kuta = self.state.kuta
        kuta.x = max(LEFT, min(kuta.x, RIGHT))
        kuta.way = 1 if kuta.x == LEFT else -1
        self._log.emit("bump", kuta.x // PIXEL)
        self._fall(self.tuning.down_bump, blown=False)

    def _fall(self, ticks: int, *, blown: bool) -> None:
        """Let him sit for so many ticks; gas spills out of his tank."""
        kuta = self.state.kuta
        kuta.down, kuta.blown, kuta.skid, kuta.asked = ticks, blown, 0, LONG_AGO
        self.state.chain = 0
        self._warm(self.tuning.spill)
        self._fill_up()

    # the cows

    def _cows(self) -> None:
        state = self.state
        state.wait -= 1
        if state.wait <= 0:
            self._draw_breath()
            if state.season >= _TWINS_FROM and self._rng.below(100) < self.tuning.twins:
                self._draw_breath()
            spread = self.now(self.tuning.every) * 1000 // self.hurry
            state.wait = max(1, spread + self._rng.between(-(spread // 4), spread // 4))
        for cow in state.cows:
            cow.coming = max(0, cow.coming - 1)
            cow.puffed = min(cow.puffed + 1, LONG_AGO)
            if cow.breath:
                cow.breath -= 1
                cow.swelled += 1
                if not cow.breath:
                    self._puff(cow)
            elif cow.blast:
                cow.blast -= 1
            if cow.blast and not state.kuta.down and abs(state.kuta.x - cow.x) <= self.tuning.blast_reach * PIXEL:
                self._log.emit("blown", cow.x // PIXEL)
                self._fall(self.tuning.down_blown, blown=True)

    def _draw_breath(self) -> None:
        """Let a cow swell that is idle: mostly one beside the last, so that there is a way from plume to plume."""
        state, tuning = self.state, self.tuning
        idle = [
            number
            for number, cow in enumerate(state.cows)
            if not (cow.breath or cow.blast or cow.coming) and number != state.last
        ]
        if not idle:
            return
        if state.last >= 0 and not self._rng.one_in(_JUMPS):
            x = state.cows[state.last].x
            idle = sorted(idle, key=lambda number: abs(state.cows[number].x - x))[:2]
        state.last = self._rng.choice(idle)
        cow = state.cows[state.last]
        cow.breath = self.breath
        cow.gold, cow.swelled = False, 0
        if state.tick >= tuning.gold_from:
            state.until_gold -= 1
            if state.until_gold <= 0:
                cow.gold = True
                state.until_gold = tuning.gold_every + self._rng.between(-2, 2)
        self._log.emit("shine" if cow.gold else "swell", cow.x // PIXEL)

    def _puff(self, cow: Cow) -> None:
        cow.blast, cow.puffed = PUFF_TICKS, 0
        self.state.plumes.append(Plume(cow.x, gold=cow.gold))
        self._log.emit("puff", cow.x // PIXEL)

    # the plumes

    def _plumes(self) -> None:
        state, kuta = self.state, self.state.kuta
        rise = self.rise
        drift = state.wind * (self.tuning.wind * PIXEL // 100) if state.weather == FarmWeather.WIND else 0
        reach = -1 if kuta.down else self.tuning.reach * PIXEL
        gone = False
        for plume in state.plumes:
            if plume.taken:
                plume.taken += 1
                gone = gone or plume.taken > TAKEN_TICKS
                continue
            plume.age = min(plume.age + 1, LONG_AGO)
            plume.height += rise * 4 // 3 if plume.gold else rise
            if drift:
                plume.x = max(_SIDES[0], min(plume.x + drift, _SIDES[1]))
            if plume.height >= RISE:
                gone = True
                self._escape(plume)
            elif plume.age > PUFF_TICKS and abs(plume.x - kuta.x) <= reach:
                self._take(plume)
        if gone:
            state.plumes = [one for one in state.plumes if one.height < RISE and one.taken <= TAKEN_TICKS]
        self._fill_up()

    def _take(self, plume: Plume) -> None:
        state, tuning, kuta = self.state, self.tuning, self.state.kuta
        plume.taken = 1
        x = plume.x // PIXEL
        more = tuning.chain * min(state.chain, tuning.chain_links)
        if plume.gold:
            self._log.award(state, "gold", x, tuning.gold + more)
            state.golden = min(state.golden + 1, MOST)
            state.gauge = max(0, state.gauge - tuning.gold_cools * PIXEL)
        elif plume.height < RIPE:
            self._log.award(state, "sip", x, tuning.sip + more)
        elif plume.height < LATE:
            self._log.award(state, "gulp", x, tuning.gulp + more)
        else:
            self._log.award(state, "last", x, tuning.last + more)
        if kuta.took < tuning.double_within:
            self._log.award(state, "double", x, tuning.double)
        kuta.took = 0
        state.vacuumed = min(state.vacuumed + 1, MOST)
        state.chain = min(state.chain + 1, MOST)
        state.longest = max(state.longest, state.chain)
        if state.chain % 5 == 0:
            self._log.emit("chain", x, state.chain)

    def _escape(self, plume: Plume) -> None:
        state = self.state
        state.chain, state.escaped = 0, 0
        state.cause = self._cause()
        self._warm(self.tuning.escape)
        self._log.emit("escape", plume.x // PIXEL)

    def _cause(self) -> int:
        """Return which of `CAUSES` let a plume go in this tick."""
        state = self.state
        if state.kuta.down:
            return 1
        if state.weather == FarmWeather.WIND:
            return 2
        return 3 if self.slippery and state.kuta.turned < _JUST_NOW else 0

    # the sky

    def _warm(self, percent: int) -> None:
        self.state.gauge = min(self.state.gauge + percent * PIXEL, FULL)

    def _fill_up(self) -> None:
        state = self.state
        if state.gauge >= FULL and not state.ending:
            state.ending = 1
            if state.kuta.down:
                state.cause = 1
            self._log.emit("full")

    def _warn(self) -> None:
        state, tuning = self.state, self.tuning
        if not state.warned and state.gauge >= tuning.warning * PIXEL and not state.ending:
            state.warned = True
            self._log.emit("warn")
        elif state.warned and state.gauge < tuning.warning * PIXEL:
            state.warned = False
            self._log.emit("safe")

    def _end(self) -> None:
        state = self.state
        state.ending += 1
        for plume in state.plumes:
            if plume.taken:
                plume.taken = min(plume.taken + 1, TAKEN_TICKS)
        if state.ending >= self.tuning.ending:
            state.over = True
            self._log.emit(CAUSES[state.cause])
            self._log.emit("over", 0, state.score)


def _side(wind: int) -> int:
    """Return from where the wind blows: 0 left, 1 right."""
    return 0 if wind > 0 else 1
