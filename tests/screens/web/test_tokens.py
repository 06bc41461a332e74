"""Tokens of forms and proofs of links: what they are good for, and nothing beside it."""

from __future__ import annotations

import hashlib
import hmac

from screens.web.tokens import form_token, is_our_link, is_valid_token, sign_link

SECRET = b"secret"
NOW = 1_251_072_000_000
DAY = 24 * 60 * 60 * 1000
PATH = "/diary/new"
TOKEN = form_token(SECRET, 42, PATH, NOW, 7)


def test_a_token_is_good_for_its_member_and_purpose() -> None:
    assert is_valid_token(SECRET, 42, PATH, TOKEN, NOW)
    assert not is_valid_token(SECRET, 7, PATH, TOKEN, NOW)
    assert not is_valid_token(SECRET, 0, PATH, TOKEN, NOW)
    assert not is_valid_token(SECRET, 42, "/diary/1/delete", TOKEN, NOW)
    assert not is_valid_token(SECRET, 42, PATH + "#known", TOKEN, NOW)
    assert not is_valid_token(b"another", 42, PATH, TOKEN, NOW)


def test_a_token_is_good_for_a_day() -> None:
    for later, good in ((0, True), (DAY, True), (DAY + 1000, False), (-1000, False), (365 * DAY, False)):
        assert is_valid_token(SECRET, 42, PATH, TOKEN, NOW + later) is good, later


def test_each_form_has_a_token_of_its_own_that_fits_the_store() -> None:
    made = {form_token(SECRET, 42, PATH, NOW, nonce) for nonce in (0, 1, 7, 2**63, 2**64 - 1)}
    assert len(made) == 5
    assert all(len(token) <= 80 and is_valid_token(SECRET, 42, PATH, token, NOW) for token in made)


def test_a_token_changed_in_any_place_is_worth_nothing() -> None:
    for place in range(len(TOKEN)):
        for other in ("A", "_", "é", ""):
            changed = TOKEN[:place] + other + TOKEN[place + 1 :]
            assert changed == TOKEN or not is_valid_token(SECRET, 42, PATH, changed, NOW), changed


def test_what_was_never_a_token_is_refused() -> None:
    stamp = f"{NOW:x}-{7:016x}"
    proof = hmac.new(SECRET, f"form:42:{PATH}:{stamp}".encode(), hashlib.sha256).hexdigest()[:32]
    for text in ("", ".", "..", "x", "a.b.c", "1-1." + "0" * 32, "\ud800", "あ", TOKEN * 50, f"{stamp}.{proof}"):
        assert not is_valid_token(SECRET, 42, PATH, text, NOW), text


def test_a_link_is_proved_for_its_address_alone() -> None:
    for address in ("http://video.test/watch?v=1", "http://video.test/é", "http://video.test/\ud800"):
        proof = sign_link(SECRET, address)
        assert is_our_link(SECRET, address, proof)
        assert not is_our_link(SECRET, address + "x", proof)
        assert not is_our_link(b"another", address, proof)
    for proof in ("", "0" * 32, "\ud800", "あ"):
        assert not is_our_link(SECRET, "http://video.test/", proof), proof
