"""Public API of this program: a phone in Python, the command `keitai`, and a plugin for pytest.

    import keitai

    with keitai.Phone(site=app) as phone:
        phone.press("web")
        phone.expect.text("Welcome")

Names are loaded when they are first used (PEP 562): the houses import `keitai.common`, and pay for nothing else.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from keitai.common.errors import KeitaiError as KeitaiError
    from keitai.expectations import Expectations as Expectations
    from keitai.mounted_site import MountedSite as MountedSite
    from keitai.mounted_site import mount as mount
    from keitai.phone import Phone as Phone

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # what a person's tests print is their own

__version__ = "0.1.0"
_PLACES = {
    "Expectations": "keitai.expectations",
    "KeitaiError": "keitai.common.errors",
    "MountedSite": "keitai.mounted_site",
    "Phone": "keitai.phone",
    "mount": "keitai.mounted_site",
}
__all__ = ["Expectations", "KeitaiError", "MountedSite", "Phone", "mount"]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_PLACES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
