"""The harness under its old name, until today's branches have landed."""

from tests.handset.browser.browser_harness import *  # noqa: F403
from tests.handset.browser.browser_harness import BrowserHarness as Bench

__all__ = ["Bench"]
