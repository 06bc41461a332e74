"""Translations: texts by section, key and language; every house's files hold the same keys with the same slots."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from games.engine import runtime_texts
from handset import phone_texts
from keitai import site_texts
from keitai.common.translations import Translations

ROOT = Path(__file__).parents[3]
HOUSES = {"handset": phone_texts.TRANSLATIONS, "games": runtime_texts.TRANSLATIONS, "keitai": site_texts.TRANSLATIONS}
SECTIONS = {
    "handset": ["browser", "phone", "window"],
    "games": ["runtime", "saved plays"],
    "keitai": ["phone"],
}
SAID_BY = {
    ("handset.phone_texts", "translate"): ("handset", "phone"),
    ("handset.phone_texts", "translate_window"): ("handset", "window"),
    ("handset.browser.browser_texts", "translate"): ("handset", "browser"),
    ("keitai.site_texts", "translate"): ("keitai", "phone"),
}
"""Functions that translate, and the section that each reads."""
EMPTY = {("browser", "button")}
"""Texts that say nothing, on purpose: a button without a value has no label."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.yaml").write_text("menu:\n  back: Back\n  'no': 'No'\n", encoding="utf-8")
    (tmp_path / "ja.yaml").write_text("menu:\n  back: 戻る\n  'no': いいえ\n", encoding="utf-8")
    return tmp_path


def test_a_text_comes_in_the_language_asked_for(folder: Path) -> None:
    texts = Translations(folder)
    assert texts.translate("menu", "back", "en") == "Back"
    assert texts.translate("menu", "back", "ja") == "戻る"
    assert texts.section("menu", "ja") == {"back": "戻る", "no": "いいえ"}


def test_a_language_without_a_file_is_shown_in_english(folder: Path) -> None:
    texts = Translations(folder)
    assert texts.translate("menu", "no", "fr") == "No"
    assert texts.languages == ["en", "ja"]


def test_a_key_that_no_file_has_is_a_fault_of_the_program(folder: Path) -> None:
    with pytest.raises(KeyError, match="forward"):
        Translations(folder).translate("menu", "forward", "ja")
    with pytest.raises(KeyError, match="status"):
        Translations(folder).section("status", "fr")


def test_every_house_speaks_english_and_japanese() -> None:
    for house, texts in HOUSES.items():
        assert texts.languages == ["en", "ja"], house


def test_every_language_has_every_key_with_the_same_slots() -> None:
    for house, texts in HOUSES.items():
        for section in SECTIONS[house]:
            english = texts.section(section, "en")
            for language in texts.languages:
                translated = texts.section(section, language)
                assert list(translated) == list(english), (house, section, language)
                for key, text in translated.items():
                    assert isinstance(text, str), (house, section, language, key)
                    assert bool(text.strip()) == ((section, key) not in EMPTY), (house, section, language, key)
                    assert slots(text) == slots(english[key]), (house, section, language, key)


def slots(text: str) -> set[str]:
    return set(re.findall(r"{\w+}", text))


def test_every_key_that_code_names_is_in_the_files() -> None:
    named = 0
    for path in sorted([*ROOT.glob("handset/**/*.py"), *ROOT.glob("keitai/**/*.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        reads = {
            (alias.asname or alias.name): SAID_BY[found.module or "", alias.name]
            for found in ast.walk(tree)
            if isinstance(found, ast.ImportFrom)
            for alias in found.names
            if (found.module or "", alias.name) in SAID_BY
        }
        for call in ast.walk(tree) if reads else ():
            match call:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(key)), *_]) if name in reads:
                    house, section = reads[name]
                    assert key in HOUSES[house].section(section, "en"), f"{path.name}: {key}"
                    named += 1
    assert named > 40
