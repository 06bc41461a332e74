"""What the assembler writes is what the reader reads, record by record."""

from __future__ import annotations

from hypothesis import given, settings

from handset.flash.assembler.movie_writer import write_movie
from handset.flash.swf.movie import SwfMovie, parse_movie
from tests.handset.flash.movies import movies


@settings(max_examples=60)
@given(movies())
def test_a_movie_written_is_read_back_record_by_record(movie: SwfMovie) -> None:
    data = write_movie(movie)
    read = parse_movie(data)
    assert read.problems == ()
    assert dict(read.characters) == dict(movie.characters)
    assert read.frames == movie.frames
    assert (read.header.version, read.header.packed) == (movie.header.version, movie.header.packed)
    assert (read.header.stage, read.header.frame_rate) == (movie.header.stage, movie.header.frame_rate)
    assert read.header.frame_count == len(movie.frames)
    assert movie.header.packed or read.header.file_length == len(data)
