"""Whole movies: outside suites where they are at hand, and damage of every kind."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from handset.flash.assembler.bit_writer import BitWriter
from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.assembler.movie_writer import write_movie
from handset.flash.assembler.shape_writers import write_outline
from handset.flash.report import describe_movie, each_text
from handset.flash.swf.bits import BitReader
from handset.flash.swf.budget import MAX_TAGS, ParseBudget
from handset.flash.swf.colors import Rgba
from handset.flash.swf.errors import DamagedMovieError
from handset.flash.swf.fills import SolidFill, StyleFormat
from handset.flash.swf.header import read_header
from handset.flash.swf.movie import parse_movie
from handset.flash.swf.shapes import DefineShape, read_outline

OUTSIDE = Path(os.environ.get("FLASH_MOVIES", "-"))
RED = SolidFill(Rgba(255, 0, 0))


def small_movie() -> bytes:
    """A movie that has a tag of most kinds."""
    builder = MovieBuilder()
    square = builder.rectangle(0, 0, 20, 20, RED)
    ball = builder.ellipse(50, 50, 30, 20, SolidFill(Rgba(0, 0, 255)))
    field = builder.text_field("score", 0, 0, 100, 20, text="0点")
    button = builder.button(square, {13: 'push "key" "Enter"\nsetVariable'}, over=ball)
    clip = builder.timeline()
    clip.place(ball, 1)
    clip.show_frame(2)
    sprite = builder.sprite(clip)
    builder.main.label("start")
    for depth, character in enumerate((square, field, button, sprite), 1):
        builder.main.place(character, depth, depth * 10, 5, name=f"n{depth}")
    builder.main.actions('push 2 "StartVibrate" 1\nfscommand2\npop\nstop')
    builder.main.show_frame()
    builder.main.remove(1)
    builder.main.show_frame()
    return builder.assemble()


def read_all(data: bytes) -> None:
    """Read a movie and everything that is decoded later."""
    movie = parse_movie(data)
    describe_movie(movie, len(data))
    list(each_text(movie))


def test_a_movie_is_a_dictionary_and_frames() -> None:
    movie = parse_movie(small_movie())
    assert [type(c).__name__ for c in movie.characters.values()] == [
        *("DefineShape", "DefineShape", "DefineEditText", "DefineButton", "DefineSprite")
    ]
    assert [frame.label for frame in movie.frames] == [b"start", None]
    assert len(movie.frames[0].tags) == 6
    assert movie.background == (255, 255, 255, 255)
    assert movie.problems == ()


def test_a_tag_that_cannot_be_read_is_left_out_and_told() -> None:
    data = small_movie()
    broken = data.replace(b"score\0", b"score?")
    movie = parse_movie(broken)
    assert 3 not in movie.characters
    assert len(movie.frames) == 2
    assert movie.problems == (
        f"DefineEditText at byte {movie.problems[0].split()[3]} left out: " + movie.problems[0].split(": ", 1)[1],
    )
    unknown = data[:-2] + (700 << 6).to_bytes(2, "little") + b"\0\0"
    assert parse_movie(unknown).problems[-1].startswith("tag 700 at byte ")


def test_the_first_of_two_characters_with_one_identifier_stays() -> None:
    builder = MovieBuilder()
    first = builder.rectangle(0, 0, 10, 10, RED)
    builder.main.show_frame()
    movie = builder.movie()
    data = write_movie(movie)
    start = read_header(data)[1].position
    end = data.index((9 << 6 | 3).to_bytes(2, "little"), start)
    other = data[start:end].replace(bytes([255, 0, 0]), bytes([0, 255, 0]))
    assert other != data[start:end]
    doubled = parse_movie(data[:end] + other + data[end:])
    assert doubled.characters[first] == movie.characters[first]


def test_a_movie_cut_anywhere_plays_as_far_as_it_came_or_is_refused() -> None:
    data = small_movie()
    for length in range(len(data)):
        try:
            read_all(data[:length])
        except DamagedMovieError:
            assert length < 24, length


def test_a_thousand_damaged_movies_raise_nothing_else() -> None:
    chance = random.Random(22)
    whole = [small_movie()]
    refused = 0
    for number in range(1000):
        data = bytearray(whole[0])
        for _ in range(chance.randrange(1, 8)):
            place = chance.randrange(len(data))
            match number % 4:
                case 0:
                    data[place] ^= 1 << chance.randrange(8)
                case 1:
                    data[place] = chance.choice((0, 0x3F, 0x7F, 0xFF))
                case 2:
                    del data[place : place + chance.randrange(1, 9)]
                case _:
                    data[place:place] = chance.randbytes(chance.randrange(1, 9))
        try:
            read_all(bytes(data))
        except DamagedMovieError:
            refused += 1
    assert refused < 400


def test_a_movie_that_asks_for_too_much_is_refused() -> None:
    flood = MovieBuilder().assemble()[:-2] + (4 << 6).to_bytes(2, "little") * (MAX_TAGS + 1)
    with pytest.raises(DamagedMovieError, match="more than 100,000 tags"):
        parse_movie(flood)
    square = parse_movie(small_movie()).characters[1]
    assert isinstance(square, DefineShape)
    writer = BitWriter()
    write_outline(writer, square.outline, with_alpha=True)
    assert read_outline(BitReader(writer.data()), StyleFormat(3), ParseBudget(edges=4)) == square.outline
    with pytest.raises(DamagedMovieError, match="more than 200,000 edges"):
        read_outline(BitReader(writer.data()), StyleFormat(3), ParseBudget(edges=3))


@pytest.mark.skipif(not OUTSIDE.is_dir(), reason="FLASH_MOVIES does not name a folder of movies of others")
def test_movies_of_others_are_read_without_a_problem() -> None:
    for path in sorted(OUTSIDE.rglob("*.swf")):
        data = path.read_bytes()
        movie = parse_movie(data)
        assert all("is not known" in problem for problem in movie.problems), (path, movie.problems)
        read_all(data)
