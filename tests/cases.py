"""Many small cases as one test."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any


def for_each(
    names: str | Sequence[str], cases: Iterable[Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test on each of some cases, as `pytest.mark.parametrize` does; tell all that fail.

    To be a test of its own costs more than what most of them do.
    """
    held = [(case,) if isinstance(names, str) else tuple(case) for case in cases]
    keys = [names] if isinstance(names, str) else [*names]

    def made(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def every(*args: Any, **fixtures: Any) -> None:
            failed: list[tuple[Any, Exception]] = []
            for case in held:
                try:
                    test(*args, **fixtures, **dict(zip(keys, case, strict=True)))
                except Exception as error:  # noqa: BLE001
                    failed.append((case, error))
            if failed:
                told = (f"{case!r:.300}: {type(error).__name__}: {error}" for case, error in failed)
                raise AssertionError("\n\n".join(told)) from failed[0][1]

        signature = inspect.signature(test)
        left = [each for name, each in signature.parameters.items() if name not in keys]
        vars(every)["__signature__"] = signature.replace(parameters=left)
        return every

    return made
