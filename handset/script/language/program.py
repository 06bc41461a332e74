"""A script after reading: settings and tests. Plain data, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from handset.clock import DEFAULT_START
from handset.script.language.steps import At, Step


@dataclass(frozen=True, slots=True)
class When:
    """Condition on the phone that a skip or a known bug holds for; "" leaves a field open."""

    field: Literal["", "carrier", "device", "lang", "network"] = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Exemption:
    """A `skip` or `known-bug` of a test: why, and for which phones."""

    verb: Literal["skip", "known-bug"]
    when: When
    why: str
    at: At


@dataclass(frozen=True, slots=True)
class Setup:
    """Phone and world that a script asks for."""

    device: str = "qvga"
    seed: int = 2009
    lang: Literal["en", "ja"] = "en"
    member: str = "42"
    network: str = "instant"
    clock: datetime = DEFAULT_START
    timeout: int = 600
    """Ticks of phone time that an expectation waits."""

    @property
    def variant(self) -> str:
        """What tells this phone from others that play the same test: device, language, network, seed."""
        return self.variant_on(self.device)

    def variant_on(self, devices: str) -> str:
        """Return the same of a test that goes through several models."""
        return f"{devices} {self.lang} {self.network} seed {self.seed}"


@dataclass(frozen=True, slots=True)
class Case:
    """One `test` of a script, after the script's setup steps."""

    at: At
    name: str
    steps: tuple[Step, ...]
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """Parsed `.keys` file."""

    file: str
    title: str
    tags: tuple[str, ...]
    setup: Setup
    before: tuple[Step, ...] = ()
    cases: tuple[Case, ...] = ()
