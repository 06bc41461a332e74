"""No module imports itself through others, not even for its types; contracts hold the layers without an exception."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
HOUSES = ("handset", "games", "screens", "keitai")


def circles(imports: Mapping[str, frozenset[str]]) -> list[list[str]]:
    """The strongly connected components of more than one module, by Tarjan's algorithm without recursion."""
    numbers: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []
    for start in sorted(imports):
        way = [] if start in numbers else [_entered(start, imports, numbers, lowest, stack)]
        while way:
            module, rest = way[-1]
            below = next(rest, None)
            if below is None:
                way.pop()
                if way:
                    lowest[way[-1][0]] = min(lowest[way[-1][0]], lowest[module])
                if lowest[module] == numbers[module]:
                    place = stack.index(module)
                    found.append(sorted(stack[place:]))
                    del stack[place:]
            elif below not in numbers:
                way.append(_entered(below, imports, numbers, lowest, stack))
            elif below in stack:
                lowest[module] = min(lowest[module], numbers[below])
    return sorted(each for each in found if len(each) > 1)


def _entered(
    module: str,
    imports: Mapping[str, frozenset[str]],
    numbers: dict[str, int],
    lowest: dict[str, int],
    stack: list[str],
) -> tuple[str, Iterator[str]]:
    numbers[module] = lowest[module] = len(numbers)
    stack.append(module)
    return module, iter(sorted(imports[module]))


def test_no_module_imports_itself_through_others() -> None:
    graph = grimp.build_graph(*HOUSES, exclude_type_checking_imports=False, cache_dir=None)
    imports = {module: frozenset(graph.find_modules_directly_imported_by(module)) for module in graph.modules}
    assert len(imports) > 700
    assert "handset.machine" in imports["handset.browser.loader"], "an import for types alone counts"
    assert circles(imports) == []


def test_a_circle_is_found_whatever_its_length_and_place() -> None:
    def graph(*arrows: str) -> dict[str, frozenset[str]]:
        names = {name for arrow in arrows for name in arrow}
        return {name: frozenset(arrow[1] for arrow in arrows if arrow[0] == name) for name in names}

    assert circles(graph("ab", "bc", "ac", "cd", "bd")) == []
    assert circles(graph("ab", "ba")) == [["a", "b"]]
    assert circles(graph("ab", "bc", "cb", "cd")) == [["b", "c"]]
    assert circles(graph("ab", "bc", "ca", "cd", "de", "ed", "fa")) == [["a", "b", "c"], ["d", "e"]]
    assert circles(graph("ab", "bc", "cd", "db", "da", "ef")) == [["a", "b", "c", "d"]]
    assert circles(graph("za", "ay", "yx", "xa", "xw", "wv", "vw")) == [["a", "x", "y"], ["v", "w"]]


def test_contracts_count_types_and_know_no_exception() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    contracts = linter["contracts"]
    assert "exclude_type_checking_imports" not in linter
    assert [each["name"] for each in contracts if each.get("ignore_imports")] == []
    assert sum(each["type"] == "layers" and each.get("exhaustive", False) for each in contracts) >= 4
