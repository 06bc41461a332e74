"""A fresh town for each test."""

from __future__ import annotations

import pytest

from tests.screens.visit import Town, Visit


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def hero(town: Town) -> Visit:
    return town.visitor()
