"""The kit for makers of games: everything a game of one's own is built of, under one name.

    from keitai.kit import Canvas, Event, EventLog, Key, Keys, Rng

The name is the same in a clone and where keitai is installed. What it offers is loaded when it is first used (PEP 562),
so that rules, which take nothing that draws, are judged without pygame. In its examples `canvas` is a game's picture of
240x280 pixels.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from games.engine.angles import ONE as ONE
    from games.engine.angles import cosine as cosine
    from games.engine.angles import sine as sine
    from games.engine.baked_physics import BakedPose as BakedPose
    from games.engine.baked_physics import BakedTracks as BakedTracks
    from games.engine.baked_physics import PhysicsBody as PhysicsBody
    from games.engine.baked_physics import PhysicsScene as PhysicsScene
    from games.engine.baked_physics import bake as bake
    from games.engine.baked_physics import read_tracks as read_tracks
    from games.engine.bots import Bot as Bot
    from games.engine.bots import Shortcut as Shortcut
    from games.engine.cards import COUNTED as COUNTED
    from games.engine.cards import GOLD as GOLD
    from games.engine.cards import NAVY as NAVY
    from games.engine.cards import PAPER as PAPER
    from games.engine.cards import RED as RED
    from games.engine.cards import WHITE as WHITE
    from games.engine.cards import draw_howto as draw_howto
    from games.engine.cards import draw_plate as draw_plate
    from games.engine.cards import draw_push as draw_push
    from games.engine.cards import draw_report as draw_report
    from games.engine.cards import howto_height as howto_height
    from games.engine.cards import plate_height as plate_height
    from games.engine.cards import title_lines as title_lines
    from games.engine.catalogue import GameSpec as GameSpec
    from games.engine.clips import Clip as Clip
    from games.engine.collision import SweepContact as SweepContact
    from games.engine.collision import box_hits_box as box_hits_box
    from games.engine.collision import circle_hits_box as circle_hits_box
    from games.engine.collision import circle_hits_circle as circle_hits_circle
    from games.engine.collision import line_hits_box as line_hits_box
    from games.engine.collision import line_hits_circle as line_hits_circle
    from games.engine.collision import line_hits_line as line_hits_line
    from games.engine.collision import point_hits_box as point_hits_box
    from games.engine.collision import point_hits_circle as point_hits_circle
    from games.engine.collision import sweep_box as sweep_box
    from games.engine.debug_marks import debug_box as debug_box
    from games.engine.debug_marks import debug_value as debug_value
    from games.engine.debug_overlay import DebugInfo as DebugInfo
    from games.engine.debug_overlay import milliseconds as milliseconds
    from games.engine.easing import ease_back as ease_back
    from games.engine.easing import ease_out as ease_out
    from games.engine.easing import swing as swing
    from games.engine.effects import Effects as Effects
    from games.engine.effects import Popup as Popup
    from games.engine.effects import ViewState as ViewState
    from games.engine.effects import advance as advance
    from games.engine.effects import draw_effects as draw_effects
    from games.engine.effects import draw_flash as draw_flash
    from games.engine.effects import heavy as heavy
    from games.engine.effects import light as light
    from games.engine.effects import pop as pop
    from games.engine.effects import shake as shake
    from games.engine.effects import shake_offset as shake_offset
    from games.engine.feedback import FeedbackTable as FeedbackTable
    from games.engine.follow_camera import FollowCamera as FollowCamera
    from games.engine.follow_camera import follow as follow
    from games.engine.follow_camera import seen as seen
    from games.engine.integers import integers_only as integers_only
    from games.engine.integers import require_integers as require_integers
    from games.engine.outlined_text import INK as INK
    from games.engine.outlined_text import outlined as outlined
    from games.engine.particles import FINE as FINE
    from games.engine.particles import Particles as Particles
    from games.engine.particles import Spray as Spray
    from games.engine.particles import advance_particles as advance_particles
    from games.engine.particles import spray as spray
    from games.engine.rules import MOST as MOST
    from games.engine.rules import Event as Event
    from games.engine.rules import EventLog as EventLog
    from games.engine.rules import Game as Game
    from games.engine.rules import StateField as StateField
    from games.engine.rules import decode_state as decode_state
    from games.engine.rules import encode_state as encode_state
    from games.engine.saved_data import SavesData as SavesData
    from games.engine.scene_stack import SceneStack as SceneStack
    from games.engine.scene_stack import pop_scene as pop_scene
    from games.engine.scene_stack import push_scene as push_scene
    from games.engine.scene_stack import replace_scene as replace_scene
    from games.engine.scene_stack import tick_scene as tick_scene
    from games.engine.sprites import Anchor as Anchor
    from games.engine.sprites import Flip as Flip
    from games.engine.sprites import SpriteSheet as SpriteSheet
    from games.engine.sprites import nearest as nearest
    from games.engine.sprites import sprite_sheet as sprite_sheet
    from games.engine.text_fitting import FittedText as FittedText
    from games.engine.text_fitting import draw_text_box as draw_text_box
    from games.engine.text_fitting import fit_text as fit_text
    from games.engine.text_fitting import wrap_text as wrap_text
    from games.engine.tile_map import TileFile as TileFile
    from games.engine.tile_map import TileMap as TileMap
    from games.engine.tile_map import TileMove as TileMove
    from games.engine.tile_map import read_tile_map as read_tile_map
    from games.engine.tile_map import tiles_from_csv as tiles_from_csv
    from games.engine.tweens import CURVES as CURVES
    from games.engine.tweens import PART as PART
    from games.engine.tweens import Timeline as Timeline
    from games.engine.tweens import Tween as Tween
    from games.engine.tweens import eased as eased
    from games.engine.view import View as View
    from games.engine.watching_bot import TellsWants as TellsWants
    from games.engine.watching_bot import Want as Want
    from games.engine.watching_bot import WatchingBot as WatchingBot
    from games.engine.watching_bot import WatchingSkill as WatchingSkill
    from games.engine.watching_bot import watching_bot as watching_bot
    from games.engine.world_drawing import draw_particles as draw_particles
    from games.engine.world_drawing import draw_tiles as draw_tiles
    from handset.clock import ticks_of as ticks_of
    from handset.geometry import Color as Color
    from handset.geometry import Rect as Rect
    from handset.keypad import NO_KEYS as NO_KEYS
    from handset.keypad import TICKS_PER_SECOND as TICKS_PER_SECOND
    from handset.keypad import Key as Key
    from handset.keypad import KeyEvent as KeyEvent
    from handset.keypad import Keypad as Keypad
    from handset.keypad import Keys as Keys
    from handset.lcd import Canvas as Canvas
    from handset.lcd import Point as Point
    from handset.sound import varied as varied
    from keitai.common.errors import KeitaiError as KeitaiError
    from keitai.common.rng import Rng as Rng

PARTS: dict[str, tuple[str, ...]] = {
    "games.engine.rules": ("Event", "EventLog", "Game", "MOST", "StateField", "decode_state", "encode_state"),
    "handset.keypad": ("Key", "KeyEvent", "Keypad", "Keys", "NO_KEYS", "TICKS_PER_SECOND"),
    "keitai.common.rng": ("Rng",),
    "handset.clock": ("ticks_of",),
    "games.engine.angles": ("ONE", "cosine", "sine"),
    "games.engine.integers": ("integers_only", "require_integers"),
    "games.engine.bots": ("Bot", "Shortcut"),
    "games.engine.watching_bot": ("TellsWants", "Want", "WatchingBot", "WatchingSkill", "watching_bot"),
    "keitai.common.errors": ("KeitaiError",),
    "games.engine.collision": (
        "SweepContact", "box_hits_box", "circle_hits_box", "circle_hits_circle", "line_hits_box", "line_hits_circle",
        "line_hits_line", "point_hits_box", "point_hits_circle", "sweep_box",
    ),
    "games.engine.tile_map": ("TileFile", "TileMap", "TileMove", "read_tile_map", "tiles_from_csv"),
    "games.engine.clips": ("Clip",),
    "games.engine.tweens": ("CURVES", "PART", "Timeline", "Tween", "eased"),
    "games.engine.easing": ("ease_back", "ease_out", "swing"),
    "games.engine.scene_stack": ("SceneStack", "pop_scene", "push_scene", "replace_scene", "tick_scene"),
    "games.engine.baked_physics": (
        "BakedPose", "BakedTracks", "PhysicsBody", "PhysicsScene", "bake", "read_tracks",
    ),
    "games.engine.follow_camera": ("FollowCamera", "follow", "seen"),
    "games.engine.particles": ("FINE", "Particles", "Spray", "advance_particles", "spray"),
    "games.engine.view": ("View",),
    "games.engine.catalogue": ("GameSpec",),
    "handset.lcd": ("Canvas", "Point"),
    "handset.geometry": ("Color", "Rect"),
    "games.engine.sprites": ("Anchor", "Flip", "SpriteSheet", "nearest", "sprite_sheet"),
    "games.engine.world_drawing": ("draw_particles", "draw_tiles"),
    "games.engine.text_fitting": ("FittedText", "draw_text_box", "fit_text", "wrap_text"),
    "games.engine.feedback": ("FeedbackTable",),
    "handset.sound": ("varied",),
    "games.engine.saved_data": ("SavesData",),
    "games.engine.cards": (
        "COUNTED", "GOLD", "NAVY", "PAPER", "RED", "WHITE", "draw_howto", "draw_plate", "draw_push", "draw_report",
        "howto_height", "plate_height", "title_lines",
    ),
    "games.engine.effects": (
        "Effects", "Popup", "ViewState", "advance", "draw_effects", "draw_flash", "heavy", "light", "pop", "shake",
        "shake_offset",
    ),
    "games.engine.outlined_text": ("INK", "outlined"),
    "games.engine.debug_marks": ("debug_box", "debug_value"),
    "games.engine.debug_overlay": ("DebugInfo", "milliseconds"),
}  # fmt: skip
"""Module -> the names that it gives to the kit: rules and bots first, then what draws."""
_PLACES = {name: module for module, names in PARTS.items() for name in names}
__all__ = sorted(_PLACES)


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_PLACES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
