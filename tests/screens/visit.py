"""The client under its old name, until today's branches have landed."""

from tests.screens.site_client import *  # noqa: F403
from tests.screens.site_client import SiteClient as Visit

__all__ = ["Visit"]
