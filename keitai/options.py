"""Options that a person gave on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class SimulatorOptions:
    """Options of a simulator; the same options give the same phone in the same world."""

    device: str = "qvga"
    """The model that shows a plain page with all of its styles: a carrier's would leave some out."""
    lang: str = "en"
    seed: int = 2009
    member: str = "42"
    data: Path | None = None
    """The folder of phone memory and site database; None keeps nothing."""
    database: str | None = None
    """Where the site's data are kept instead: a URL of PostgreSQL."""
    network: str = "instant"
    keymap: str = "laptop"
    start: datetime | None = None
    local_feeds: bool = False
    """Outside blogs may be read from this machine and its own network: for an operator's development."""
    folder: Path | None = None
    """A designer's folder of pages, mounted beside the site."""
    page_type: str | None = None
    """The media type that pages of that folder are served as; None is what each says it is."""
    outside: bool = True
    """Sites beyond this machine are asked, too."""
    public_only: bool = False
    """They are those of the public network alone: whoever holds the phone is not on this machine."""

    town: bool = True
    """The site's members live the hours that the phone's clock passes, until a script says otherwise."""

    @property
    def is_persistent(self) -> bool:
        """Whether the site's data outlive the phone."""
        return self.data is not None or self.database is not None
