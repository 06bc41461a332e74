"""Realm of a movie by its version: the standard objects, and those that stand for clips."""

from __future__ import annotations

from handset.flash.avm.natives.native_class import NativeClass, install_classes
from handset.flash.avm.natives.standard import install_standard
from handset.flash.avm.objects import ScriptObject, Value, property_key
from handset.flash.avm.realm import ScriptRealm
from handset.flash.swf.movie import SwfMovie
from handset.flash.timeline.clip_class import CLIP_CLASSES

FIRST_OBJECTS = 5
"""First version whose scripts have objects."""


def new_realm(movie: SwfMovie) -> ScriptRealm:
    """Return what a movie's scripts share; before SWF 5 they know no objects."""
    realm = ScriptRealm(movie.header.version)
    if movie.header.version >= FIRST_OBJECTS:
        install_standard(realm)
        install_classes(realm, CLIP_CLASSES)
        width, height = movie.header.size
        sizes: dict[str, Value] = {
            "width": width,
            "height": height,
            "scaleMode": "showAll",
            "align": "",
            "showMenu": True,
        }
        install_classes(realm, [NativeClass("Stage", is_object=True)])
        stage = realm.globals.table[property_key("Stage", realm.version)].value
        if isinstance(stage, ScriptObject):
            for name, value in sizes.items():
                realm.define(stage, name, value)
    return realm
