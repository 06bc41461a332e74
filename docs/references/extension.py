"""What Sphinx lacks: references from the code, the colours of keypad scripts, pictures at twice the size."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from docs.references import command_line, data_files, events, game_kit, keymaps, lint_rules, script_language
from docs.references.keys_lexer import KeysLexer

WRITERS: dict[str, Callable[[], str]] = {
    "command-line": command_line.command_line,
    "script-verbs": script_language.verbs,
    "expectations": script_language.expectations,
    "keys": script_language.keys,
    "events-and-sounds": events.events_and_sounds,
    "lint-rules": lint_rules.rules,
    "models": data_files.models,
    "model-files": data_files.model_files,
    "game-files": data_files.game_files,
    "game-kit": game_kit.game_kit,
    "game-kit-parts": game_kit.game_kit_parts,
    "keymaps": keymaps.keymaps,
    "suite-files": data_files.suite_files,
}
_FOR_THE_FILE = re.compile(r"^> Made from the code\..*\n(?:>.*\n)*", re.MULTILINE)
"""What a page says to those who read it as a file, where its tables are missing."""
_IMAGE = re.compile(r'src="([^"]*_images/([^"/]+)\.(png))"')


class Reference(SphinxDirective):  # type: ignore[misc]
    """Place a reference, which a function of this package writes as Markdown: `{reference} expectations`."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {}

    def run(self) -> list[nodes.Node]:
        """Parse what the function writes as a part of the page."""
        self.env.note_reread()
        written: list[nodes.Node] = self.parse_text_to_nodes(WRITERS[self.arguments[0]](), allow_section_headings=True)
        return written


def leave_out_note(app: Sphinx, page: str, source: list[str]) -> None:
    """Leave out what is said to those who read the page as a file of the clone."""
    source[0] = _FOR_THE_FILE.sub("", source[0])


def sharpen(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Name `picture@2x.png` for screens of twice the pixels wherever it stands beside `picture.png`."""
    if "body" in context:
        context["body"] = _IMAGE.sub(lambda match: _with_double(app, match), context["body"])


def _with_double(app: Sphinx, match: re.Match[str]) -> str:
    source = next((Path(app.srcdir) / each for each in app.env.images if Path(each).stem == match[2]), None)
    double = source.with_name(f"{match[2]}@2x.{match[3]}") if source else None
    if double is None or not double.exists():
        return match[0]
    folder = Path(app.outdir) / "_images"
    folder.mkdir(exist_ok=True)
    shutil.copyfile(double, folder / double.name)
    return f'{match[0]} srcset="{match[1].replace(f"{match[2]}.", f"{match[2]}@2x.")} 2x"'


def setup(app: Sphinx) -> dict[str, Any]:
    """Register all of it."""
    app.add_directive("reference", Reference)
    app.add_lexer("keys", KeysLexer)
    app.connect("source-read", leave_out_note)
    app.connect("html-page-context", sharpen)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
