"""The standard objects together, installed in the order that their properties are told in."""

from __future__ import annotations

import math

from handset.flash.avm.natives.arrays import ARRAY
from handset.flash.avm.natives.basics import FUNCTION, OBJECT, PROPERTY_FUNCTIONS
from handset.flash.avm.natives.dates import DATE
from handset.flash.avm.natives.errors import BROADCASTER, ERROR, SELECTION
from handset.flash.avm.natives.keys import KEY, MOUSE
from handset.flash.avm.natives.mathematics import MATH
from handset.flash.avm.natives.native_class import OWN, install_classes
from handset.flash.avm.natives.numbered import NUMBERED_FUNCTIONS
from handset.flash.avm.natives.primitives import BOOLEAN, GLOBAL_FUNCTIONS, NUMBER
from handset.flash.avm.natives.strings import STRING
from handset.flash.avm.natives.timers import TIMER_FUNCTIONS
from handset.flash.avm.realm import ScriptRealm

STANDARD_CLASSES = (
    OBJECT,
    FUNCTION,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    DATE,
    MATH,
    KEY,
    MOUSE,
    ERROR,
    BROADCASTER,
    SELECTION,
)


def install_standard(realm: ScriptRealm) -> None:
    """Put the standard objects and functions into a movie's global object."""
    install_classes(realm, STANDARD_CLASSES)
    for name, code in {**GLOBAL_FUNCTIONS, **PROPERTY_FUNCTIONS, **TIMER_FUNCTIONS, **NUMBERED_FUNCTIONS}.items():
        realm.define(realm.globals, name, realm.native(name, code), OWN)
    for name in ("message", "name"):
        realm.define(realm.prototypes["Error"], name, "Error", 0)
    realm.define(realm.globals, "NaN", math.nan, OWN)
    realm.define(realm.globals, "Infinity", math.inf, OWN)
