"""Rewrites of a path that grammar alone decides, whatever the words' costs.

- A 2 that counts nothing is the particle に, and んだ follows a verb: 3時から変更に, 3杯飲んだ.
- What stands before を or ように is said, not gone to: 何を言っているの.
- A sentence that begins with a noun of time says when: 昨日は, not 機能は.
- Verbs at the end of a sentence are verbs: カレーにしよう, 会いたいです.
- Writers give a word its kana endings: 生まれ, not 生.
"""

from __future__ import annotations

from collections.abc import Iterator

from handset.text_input.lattice import (
    ADJECTIVES,
    NUMERAL,
    TAILS,
    TIMES,
    VERBS,
    Lattice,
    LatticePath,
    WordConstraint,
    ends_clause,
)
from handset.text_input.rewrites import Rewrite, cheapest_choice, content_words, has_kanji, verbs_for_reading

_CERTAIN = 4000
"""What the word that grammar asks for may cost more."""
_VERB = 3000
"""What a verb with たい may cost more than a noun, and a noun of time in kanji more than its kana."""
_ENDINGS = 1600
"""What kana endings may cost more."""
_BEFORE_COMING = 350
"""What 行って may cost more than its kana."""
_WHEN = 2500
"""What a noun of time may cost more at the beginning of a sentence: 昨日は, not 機能は."""
_COMMON = 3500
"""What a common word costs by itself."""
_FAR = 2000
"""By how much a word is commoner than all others of its sound that is meant whatever stands beside it."""
_LET_US = "しよう"
_TOWARDS = ("に", "と")
_SAID = ("を", "ように")
_SPOKEN_ENDS = ("です", "な", "けど", "と", "か", "ね", "よ", "ぜ", "かな", "っと", "。", "！", "？")
"""What may follow a verb at the end of a sentence."""
_COMING = ("き", "く", "こ", "らっしゃ")


def rewrite_particles(lattice: Lattice, reading: str, path: LatticePath) -> Iterator[Rewrite]:
    """Yield particles for what cannot be: に for a 2 that counts nothing, and a verb for の before んだ (飲んだ)."""
    place, before, joined = 0, "", False
    parts = path.parts
    for number, part in enumerate(parts):
        end = place + len(part.reading)
        after = parts[number + 1] if number + 1 < len(parts) else None
        counts = after is None or after.left in TAILS
        if part.reading == "に" and part.left == NUMERAL and joined and not counts:
            yield [WordConstraint(place, end, "に")], _CERTAIN
        elif part.word == "の" and after is not None and after.reading == "ん":
            choices = [[WordConstraint(place, end + 1, verb)] for verb in verbs_for_reading(lattice, "のん")]
            yield cheapest_choice(lattice, reading, path, choices), _CERTAIN
        elif (
            part.reading == _LET_US != part.word and before in _TOWARDS and (not after or after.reading in _SPOKEN_ENDS)
        ):
            yield [WordConstraint(place, end, _LET_US)], _CERTAIN
        place, before, joined = end, part.reading, part.left in TAILS


def rewrite_to_say(lattice: Lattice, reading: str, path: LatticePath) -> Iterator[Rewrite]:
    """Yield 言う for 行く behind を and ように, which name what is said and never where somebody goes."""
    place = 0
    before = ""
    for part in path.parts:
        if part.reading == "いっ" and part.word != "言っ" and before.endswith(_SAID):
            yield [WordConstraint(place, place + 2, "言っ")], _CERTAIN
        before += part.reading
        place += len(part.reading)


def rewrite_desiderative(lattice: Lattice, reading: str, path: LatticePath) -> Iterator[Rewrite]:
    """Yield a verb with たい for a noun of that sound at the end of a sentence: 会いたいです, not 相対です."""
    for slot in content_words(path):
        kana = slot.part.reading
        noun = slot.part.left not in (VERBS | ADJECTIVES) and kana.endswith("たい") and len(kana) > 3
        if noun and has_kanji(slot.part.word) and reading[slot.end :].startswith(_SPOKEN_ENDS):
            constraints = [
                [WordConstraint(slot.place, slot.end - 2, verb)] for verb in verbs_for_reading(lattice, kana[:-2])
            ]
            if constraints:
                yield cheapest_choice(lattice, reading, path, constraints), _VERB


def rewrite_nouns_of_time(lattice: Lattice, reading: str, path: LatticePath) -> Iterator[Rewrite]:
    """Yield kanji for a noun of time in kana where they are by far the commonest word of that sound: 今日, 昨日."""
    for slot in content_words(path):
        if slot.part.word == slot.part.reading and slot.part.left in TIMES:
            first, *others = lattice.entries(slot.part.reading)
            if has_kanji(first.word) and all(other.cost > first.cost + _FAR for other in others):
                yield [WordConstraint(slot.place, slot.end, first.word)], _VERB
        elif not slot.place and slot.part.left not in TIMES:
            entries = [entry for entry in lattice.entries(slot.part.reading) if entry.left in TIMES]
            if entries and entries[0].cost <= _COMMON and has_kanji(entries[0].word):
                yield [WordConstraint(0, slot.end, entries[0].word)], _WHEN


def rewrite_okurigana(lattice: Lattice, reading: str, path: LatticePath) -> Iterator[Rewrite]:
    """Yield the spelling with its kana endings where the dictionary's best has left them out: 生まれ rather than 生."""
    place = 0
    for part in path.parts:
        end = place + len(part.reading)
        if len(part.word) == 1 and len(part.reading) > 2 and has_kanji(part.word):
            for entry in lattice.entries(part.reading):
                rest = entry.word[1:]
                if rest and entry.word[0] == part.word and part.reading.endswith(rest):
                    yield [WordConstraint(place, end, entry.word)], _ENDINGS
                    break
        place = end


def rewrite_to_go(lattice: Lattice, reading: str, path: LatticePath) -> Iterator[Rewrite]:
    """Yield 行って for いって before coming: 行ってきます, 行ってらっしゃい."""
    place = 0
    for verb, joint, after in zip(path.parts, path.parts[1:], path.parts[2:], strict=False):
        if (verb.reading, joint.reading) == ("いっ", "て") and after.reading.startswith(_COMING) and ends_clause(after):
            yield [WordConstraint(place, place + 2, "行っ")], _BEFORE_COMING
        place += len(verb.reading)
