"""The YAML files that people write for the phone: models, games, suites of scripts."""

from __future__ import annotations

from docs.references.shapes import shape
from games.engine.catalogue import GameFile
from handset.model import HandsetModel, load_model, model_names
from handset.script.farm.suite_file import SuiteFile


def models() -> str:
    """Write the models that there are, one a row."""
    head = ["| name | model | carrier | year | LCD | page | CSS | a page's bytes |", f"|{' --- |' * 8}"]
    return "\n".join([*head, *(_row(load_model(name)) for name in model_names())])


def _row(model: HandsetModel) -> str:
    browser, page = model.browser, model.viewport
    css = browser.css + (", in XHTML alone" if browser.css_needs_xhtml else "")
    cells = [f"`{model.name}`", model.title, model.carrier, str(model.year), f"{model.lcd.width}×{model.lcd.height}",
             f"{page.width}×{page.height}", css, f"{browser.page_bytes:,} {browser.page_counts}"]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def model_files() -> str:
    """Write the fields of a model's file."""
    return shape(HandsetModel)


def game_files() -> str:
    """Write the fields of a `game.yaml`."""
    return shape(GameFile)


def suite_files() -> str:
    """Write the fields of a suite of scripts."""
    return shape(SuiteFile, "The fields of a suite", 3)
