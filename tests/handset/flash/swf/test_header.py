"""The head of a movie: packed or not, and what is refused."""

from __future__ import annotations

import zlib

import pytest

from handset.flash.assembler.movie_builder import MovieBuilder
from handset.flash.swf.errors import DamagedMovieError
from handset.flash.swf.header import MAX_UNPACKED, is_movie, read_header


def test_a_head_tells_version_stage_and_rate() -> None:
    builder = MovieBuilder(width=240, height=266, frame_rate=12.5)
    builder.main.show_frame(3)
    data = builder.assemble()
    header, _ = read_header(data)
    assert (header.version, header.packed, header.file_length) == (4, False, len(data))
    assert header.size == (240, 266)
    assert header.frame_rate == 12.5 * 256
    assert header.frame_count == 3


def test_a_packed_movie_is_the_same_movie() -> None:
    data = MovieBuilder().assemble()
    packed = b"CWS" + data[3:8] + zlib.compress(data[8:])
    plain, reader = read_header(packed)
    assert plain.packed
    assert reader.rest() == read_header(data)[1].rest()


def test_a_packed_movie_that_is_cut_off_is_read_as_far_as_it_came() -> None:
    builder = MovieBuilder()
    for number in range(200):
        builder.main.actions(f'push "{number}" {number * 7919 % 1000}\ntrace')
        builder.main.show_frame()
    data = builder.assemble()
    packed = b"CWS" + data[3:8] + zlib.compress(data[8:])
    _, reader = read_header(packed[: len(packed) // 2])
    assert 100 < reader.remaining < len(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a Flash movie"),
        (b"GIF89a", "not a Flash movie"),
        (b"FWS\x04", "not a Flash movie"),
        (b"FWS\x04\x20\0\0\0\x78", "cut off"),
        (b"CWS\x06\x20\0\0\0not zlib", "packed part"),
        (b"ZWS\x0d\x20\0\0\0", "packed by LZMA"),
    ],
)
def test_what_is_not_a_movie_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(DamagedMovieError, match=reason):
        read_header(data)


def test_a_movie_that_unpacks_to_more_than_a_phone_has_is_refused() -> None:
    bomb = b"CWS\x06\0\0\0\0" + zlib.compress(bytes(MAX_UNPACKED + 1))
    with pytest.raises(DamagedMovieError, match="unpacks to more than 16 MB"):
        read_header(bomb)


def test_a_movie_is_known_by_its_first_letters() -> None:
    assert [is_movie(data) for data in (b"FWS\x04", b"CWS\x06", b"ZWS\x0d", b"GIF8", b"")] == [True] * 3 + [False] * 2
