"""Small accidents that befall a text file a person writes, by chance: for tests of what reads such files."""

from __future__ import annotations

from keitai.common.rng import Rng

_SIGNS = "\"'/\\${}[]()&*!|%@#:?x0９² \t\u3000,.-=<>~あ\u0301\n\0"


def mutated(text: str, chance: Rng) -> str:
    """One to four small accidents: letters, words and lines lost, doubled, swapped or replaced."""
    for _ in range(chance.between(1, 4)):
        place = chance.below(len(text) + 1)
        match chance.below(6):
            case 0:
                text = text[:place] + chance.choice(_SIGNS) + text[place:]
            case 1:
                text = text[:place] + text[place + chance.between(1, 5) :]
            case 2:
                text = text[:place] + chance.choice(_SIGNS) + text[place + 1 :]
            case 3:
                words = text.split(" ")
                one, other = chance.below(len(words)), chance.below(len(words))
                words[one], words[other] = words[other], words[one]
                text = " ".join(words)
            case 4:
                lines = text.split("\n")
                lines[chance.below(len(lines))] = lines[chance.below(len(lines))]
                text = "\n".join(lines)
            case _:
                text = text[:place]
    return text
