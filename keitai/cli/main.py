"""The command line: its verbs by name, each imported when it is asked for, and every fault as a sentence."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import click

from keitai import __version__
from keitai.cli.common_options import USER_FOLDER, common_options, with_user_data_dir
from keitai.cli.errors import WRONG_USAGE, describe_error
from keitai.cli.interrupts import exit_now, stopping_on_signals
from keitai.common import gc_pause
from keitai.common.errors import KeitaiError
from keitai.common.program import COMMAND
from keitai.options import SimulatorOptions

COMMAND_MODULES = {
    "tour": "phone",
    "open": "phone",
    "play": "phone",
    "script": "scripts",
    "record": "recording",
    "monkey": "monkey",
    "shot": "pages",
    "text": "pages",
    "lint": "pages",
    "replay": "rankings",
    "balance": "balance",
    "new-game": "new_game",
    "ranking": "rankings",
    "serve": "site",
    "site": "backups",
    "devices": "lists",
    "games": "games",
    "keys": "lists",
    "flash": "flash",
    "data": "data",
}
"""Command -> the module beside this one that defines it."""


class CommandGroup(click.Group):
    """Group of the program's commands, each imported when asked for; a mistyped one is answered with the nearest."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMAND_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMAND_MODULES:
            return None
        module = import_module(f"keitai.cli.{COMMAND_MODULES[cmd_name]}")
        return next(c for c in vars(module).values() if isinstance(c, click.Command) and c.name == cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMAND_MODULES:
            from handset.datafile import did_you_mean

            raise KeitaiError(
                f"unknown verb {args[0]!r}{did_you_mean(args[0], list(COMMAND_MODULES))}; see {COMMAND} --help"
            )
        return super().resolve_command(ctx, args)


@click.group(
    cls=CommandGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "show_default": True},
)
@click.version_option(__version__, message="keitai %(version)s")
@click.option("--bare", is_flag=True, help="The screen alone, without the drawn phone.")
@click.pass_context
@common_options("local-feeds", data_default=USER_FOLDER)
def main(context: click.Context, options: SimulatorOptions, bare: bool) -> None:
    """Simulate a 2009 Japanese feature phone; without a verb, in a window at its standby screen.

    Example: keitai --device p906i --lang ja
    """
    if context.invoked_subcommand is not None:
        return
    from handset.frontends.display import has_display
    from keitai.cli.phone import play_tour, show_window

    if has_display():
        show_window(with_user_data_dir(options), bare=bare)
        return
    click.echo("No display was found, so the phone's tour is played without one; these are its pictures:")
    play_tour(options)


def run() -> None:
    """Run the command line; every fault is a sentence.

    The status is 2 for what was asked wrongly, 1 for what failed, 130 and 143 after SIGINT and SIGTERM, else 0.
    """
    with gc_pause.relaxed(), stopping_on_signals() as interrupted:
        try:
            _refuse_empty(sys.argv[1:])
            main(prog_name=COMMAND, standalone_mode=False)
            sys.stdout.flush()
        except click.ClickException as error:
            error.show()
            sys.exit(WRONG_USAGE)
        except (click.Abort, KeyboardInterrupt):
            click.echo("interrupted", err=True)
            exit_now(interrupted())
        except Exception as error:
            fault = describe_error(error)
            if fault is None:
                raise
            _end(*fault)


def _refuse_empty(words: Sequence[str]) -> None:
    """Raise `KeitaiError` for an argument of no letters: mostly a shell's variable that has no value.

    It would be taken as the folder one is in, or as if it had been left out.
    """
    for place, word in enumerate(words):
        before = words[place - 1] if place and words[place - 1].startswith("-") else ""
        named = word[:-1] if word.startswith("--") and word.find("=") == len(word) - 1 else before if not word else None
        if named is not None:
            what = f"{named} is given nothing" if named else "an argument is empty"
            raise KeitaiError(f"{what}; has a variable of the shell no value?")


def _end(sentence: str, status: int) -> None:
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    if sentence:
        click.echo(sentence, err=True)
    else:
        # Python's own flush at the end would fail as well, and say so.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)
