"""A script after reading: settings and tests. Plain data, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from handset.clock import DEFAULT_START
from handset.script.language.steps import At, Step


@dataclass(frozen=True, slots=True)
class When:
    """A phone that something is only true of; "" leaves a field open."""

    field: Literal["", "carrier", "device", "lang", "network"] = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Exemption:
    """`skip` (not run at all) or `known-bug` (expected to fail), where `when` fits, and why."""

    verb: Literal["skip", "known-bug"]
    when: When
    why: str
    at: At


@dataclass(frozen=True, slots=True)
class Setup:
    """The phone a script wants."""

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
        """What tells this phone from others that play the same test: device, language, network and seed."""
        return f"{self.device} {self.lang} {self.network} seed {self.seed}"


@dataclass(frozen=True, slots=True)
class Case:
    """One `test` of a script: the script's setup steps come first."""

    at: At
    name: str
    steps: tuple[Step, ...]
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """A whole `.keys` file."""

    file: str
    title: str
    tags: tuple[str, ...]
    setup: Setup
    before: tuple[Step, ...] = ()
    cases: tuple[Case, ...] = ()
