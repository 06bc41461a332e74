"""The phones of these tests have the shop on them: for `.keys` scripts and for the fixtures `phone` and `phones`."""

import pytest
from shop import create_app


@pytest.fixture
def keitai_site():
    return create_app()
