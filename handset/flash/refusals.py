"""Refusals of a model's Flash player: what it would not take of a movie."""

from __future__ import annotations

from handset.flash.report import MovieReport
from handset.model import FlashSpec


def find_refusals(report: MovieReport, flash: FlashSpec) -> list[str]:
    """Return a sentence for each thing that keeps the movie from playing as it should."""
    found = []
    if report.byte_count > flash.movie_bytes:
        found.append(f"{report.byte_count:,} bytes; this phone takes movies of {flash.movie_bytes:,}")
    if report.version > flash.format_version:
        found.append(f"SWF {report.version}; Flash Lite {flash.lite} plays movies up to SWF {flash.format_version}")
    elif report.needed_version > flash.format_version:
        found.append(f"actions of SWF {report.needed_version}, which Flash Lite {flash.lite} does not know")
    if flash.format_version < 7 and (codings := set(report.sound_codings) & {"ADPCM", "MP3"}):
        found.append(f"sound in {' and '.join(sorted(codings))}; Flash Lite {flash.lite} plays the phone's own formats")
    refused = {name.casefold() for name in flash.refuses}
    if unknown := [name for name in report.commands if name.casefold() in refused]:
        found.append(f"{' and '.join(unknown)} answered with -1")
    return found
