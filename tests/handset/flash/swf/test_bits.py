"""Numbers and bit fields of a movie's bytes: the specification's own examples, and the ends of what may be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handset.flash.assembler.bit_writer import BitWriter, signed_bits_of
from handset.flash.swf.bits import BitReader
from handset.flash.swf.errors import DamagedMovieError


def test_numbers_are_little_endian_and_bits_begin_at_the_top() -> None:
    assert BitReader(b"\x34\x12").u16() == 0x1234
    assert BitReader(b"\xfe\xff").s16() == -2
    assert BitReader(b"\x78\x56\x34\x12").u32() == 0x12345678
    assert BitReader(b"\x00\x00\x80\x3f").f32() == 1.0
    assert BitReader(b"\x00\x00\xf0\x3f\x00\x00\x00\x00").f64() == 1.0
    assert BitReader(b"\xe5\x8e\x26").encoded_u32() == 624485
    reader = BitReader(b"\xb4\x80\xff")
    assert [reader.unsigned_bits(3), reader.signed_bits(3), reader.flag()] == [5, -3, False]
    assert reader.u8() == 0x80


def test_signed_bits_are_read_as_the_specification_has_them() -> None:
    # Chapter 1, Fixed-point bit values: the 19 bits of 2.5 and of 1.0 as FB fields.
    writer = BitWriter()
    writer.signed_bits(0x30000, 19)
    assert BitReader(writer.data()).signed_bits(19) == 0x30000
    assert BitReader(b"\xff").signed_bits(5) == -1
    assert BitReader(b"").signed_bits(0) == 0


@given(st.lists(st.tuples(st.integers(-(1 << 31), (1 << 31) - 1), st.integers(0, 3)), max_size=20))
def test_signed_fields_survive_at_any_place(fields: list[tuple[int, int]]) -> None:
    writer = BitWriter()
    for value, gap in fields:
        writer.unsigned_bits(0, gap)
        writer.signed_bits(value, signed_bits_of([value]))
    reader = BitReader(writer.data())
    for value, gap in fields:
        reader.unsigned_bits(gap)
        assert reader.signed_bits(signed_bits_of([value])) == value


def test_no_read_goes_past_the_end_of_its_part() -> None:
    movie = bytes(range(1, 9))
    reads = ("u8", "u16", "s16", "u32", "f32", "f64", "string", "flag", "encoded_u32")
    for name in reads:
        reader = BitReader(movie).part(2, 2)
        with pytest.raises(DamagedMovieError, match="cut off or damaged at byte 2"):
            getattr(reader, name)()
    with pytest.raises(DamagedMovieError):
        BitReader(movie).part(0, 4).unsigned_bits(33)
    with pytest.raises(DamagedMovieError):
        BitReader(movie).part(0, 4).seek(5)
    with pytest.raises(DamagedMovieError):
        BitReader(b"abc").string()


def test_fields_read_at_once_are_those_read_one_by_one() -> None:
    data = bytes(range(1, 256, 7))
    for start in range(8):
        for width in range(2, 18):
            at_once, singly = BitReader(data), BitReader(data)
            at_once.unsigned_bits(start), singly.unsigned_bits(start)
            assert at_once.signed_fields(width, 4) == [singly.signed_bits(width) for _ in range(4)], (start, width)
            assert at_once.position == singly.position
