"""Output for machines: `--format json`, one document on standard output."""

from __future__ import annotations

from typing import Any

import click

FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is told; json is for programs.",
)


def echo_json(value: Any) -> None:
    """Print a value of plain data as JSON, in its own characters and an order that stays."""
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
