"""Many small cases as one test: to collect, set up and report a test takes longer than most of these cases do."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any


def every_case(
    names: str | tuple[str, ...], cases: Iterable[Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test for all cases as one test, which tells every case that fails.

    Written as `pytest.mark.parametrize` is, and stacked likewise; the test may ask for no fixtures.
    """
    single = isinstance(names, str)
    keys = (names,) if isinstance(names, str) else names
    values = [dict(zip(keys, (case,) if single else case, strict=True)) for case in cases]
    assert values, f"no case was given of {names}"

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def run(**outer: Any) -> None:
            failed: list[tuple[dict[str, Any], Exception]] = []
            for case in values:
                try:
                    test(**outer, **case)
                except Exception as error:
                    failed.append((case, error))
            if failed:
                told = "\n".join(f"  {case}: {error!r:.300}" for case, error in failed)
                failed[0][1].add_note(f"{len(failed)} of {len(values)} cases failed:\n{told}")
                raise failed[0][1]

        run.__signature__ = inspect.Signature()  # type: ignore[attr-defined]
        return run

    return decorate
