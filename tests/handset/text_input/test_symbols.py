"""The lists of symbols."""

from __future__ import annotations

import pytest

from handset.browser.document.encoding import decode, encode
from handset.text_input.symbols import SHEETS


@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "iso2022_jp_ext"])
def test_every_symbol_can_be_sent_in_every_encoding(codec: str) -> None:
    symbols = {char for sheet in SHEETS for cell in sheet.cells for char in cell} - {"\n"}
    full_kana = dict(zip("｡｢｣､･ｰﾞﾟ", "。「」、・ー゛゜", strict=True)) if codec == "iso2022_jp_ext" else {}
    for char in symbols:
        assert decode(encode(char, codec, "docomo"), codec, "docomo") == full_kana.get(char, char)


def test_the_angstrom_sign_is_that_of_jis() -> None:
    assert encode("".join(SHEETS[0].cells), "cp932", "docomo").count(b"\x81\xf0") == 1
