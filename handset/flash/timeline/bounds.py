"""Boxes around what a display object shows."""

from __future__ import annotations

from handset.flash.swf.buttons import ButtonState, DefineButton
from handset.flash.swf.geometry import AffineMatrix, TwipsRect
from handset.flash.swf.morphs import DefineMorphShape
from handset.flash.swf.movie import SwfMovie
from handset.flash.swf.shapes import DefineShape
from handset.flash.swf.tag_readers import Character
from handset.flash.swf.texts import DefineEditText, DefineText
from handset.flash.swf.timeline_tags import DefineSprite
from handset.flash.timeline.display_objects import DisplayObject, still_clip

NOTHING = TwipsRect()


def local_bounds(target: DisplayObject) -> TwipsRect:
    """Return the box around an object in its own coordinates, in twips."""
    if target.clip is None and target.parts is None:
        return character_bounds(target.character, target.ratio)
    found = NOTHING
    for child in target.below():
        found = union(found, transformed(local_bounds(child), child.matrix))
    return found


def character_bounds(character: Character | None, ratio: int = 0) -> TwipsRect:
    """Return the bounds of a character as its definition has them, in its own coordinates."""
    match character:
        case DefineShape() | DefineText() | DefineEditText():
            return character.bounds
        case DefineMorphShape():
            return character.bounds_at(ratio)
    return NOTHING


def button_bounds(button: DefineButton, movie: SwfMovie, state: ButtonState) -> TwipsRect:
    """Return the box around what a button shows in a state."""
    found = NOTHING
    for part in button.characters:
        if part.states & state:
            character = movie.characters.get(part.character_id)
            if isinstance(character, DefineSprite):
                box = local_bounds(still_clip(character, movie))
            else:
                box = character_bounds(character)
            found = union(found, transformed(box, part.matrix))
    return found


def transformed(box: TwipsRect, matrix: AffineMatrix) -> TwipsRect:
    """Return the upright box around a box that a matrix has carried away."""
    if box == NOTHING:
        return NOTHING
    corners = [matrix.apply(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return TwipsRect(min(xs), max(xs), min(ys), max(ys))


def union(first: TwipsRect, second: TwipsRect) -> TwipsRect:
    """Return the box around two boxes; an empty one adds nothing."""
    if first == NOTHING:
        return second
    if second == NOTHING:
        return first
    return TwipsRect(
        min(first.left, second.left),
        max(first.right, second.right),
        min(first.top, second.top),
        max(first.bottom, second.bottom),
    )
