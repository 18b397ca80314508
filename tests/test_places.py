"""JSON paths lead to the right line and column, held to a reader of another make."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from essex_insp.errors import Fault
from essex_insp.library.parsing import placed

KEYS = st.text(st.characters(exclude_characters=".[]"), min_size=1, max_size=5)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=15,
)


def places(text: str, paths: Iterable[str]) -> dict[str, tuple[int | None, int | None]]:
    """Where paths lead."""
    faults = placed([Fault(path, "x", "y") for path in paths], text)
    return {fault.path: (fault.line, fault.column) for fault in faults}


def written(content: Any, spaces: Iterator[str], path: str, starts: dict[str, int], at: int) -> str:
    """Write JSON with any white space, noting where each value begins."""
    before = next(spaces)
    starts[path] = at + len(before)
    text = before
    if isinstance(content, dict):
        text += "{"
        for number, (key, value) in enumerate(content.items()):
            text += "," if number else ""
            text += next(spaces) + json.dumps(key, ensure_ascii=number % 2 == 0) + next(spaces)
            text += ":"
            text += written(value, spaces, f"{path}.{key}", starts, at + len(text))
        text += next(spaces) + "}"
    elif isinstance(content, list):
        text += "["
        for number, value in enumerate(content):
            text += "," if number else ""
            text += written(value, spaces, f"{path}[{number}]", starts, at + len(text))
        text += next(spaces) + "]"
    else:
        text += json.dumps(content, ensure_ascii=False)
    return text + next(spaces)


def endless(spaces: list[str]) -> Iterator[str]:
    while True:
        yield from spaces


@given(VALUES, st.lists(st.text(" \t\r\n", max_size=3), min_size=1, max_size=7))
def test_every_value_is_found_where_it_was_written(content: Any, spaces: list[str]) -> None:
    offsets: dict[str, int] = {}
    text = written(content, endless(spaces), "$", offsets, 0)
    assert json.loads(text) == content
    for path, place in places(text, offsets).items():
        line_start = text.rfind("\n", 0, offsets[path]) + 1
        line = text.count("\n", 0, offsets[path]) + 1
        assert place == (line, offsets[path] - line_start + 1)


TEXT = '{\n  "a": [\n    {"b": "ö\\"{", "c": 2},\n    7\n  ]\n}'


def place_of(path: str, text: str = TEXT) -> tuple[int | None, int | None]:
    return places(text, [path])[path]


def test_places_count_from_one_in_characters() -> None:
    assert place_of("$") == (1, 1)
    assert place_of("$.a") == (2, 8)
    assert place_of("$.a[0].c") == (3, 24)
    assert place_of("$.a[1]") == (4, 5)


def test_what_is_missing_is_placed_at_the_nearest_part_above_it() -> None:
    assert place_of("$.a[0].zz") == place_of("$.a[0]") == (3, 5)
    assert place_of("$.a[9].b.c") == place_of("$.a")
    assert place_of("$.zz") == (1, 1)


def test_places_come_in_any_order_and_more_than_once() -> None:
    faults = [Fault(path, "x", "y") for path in ("$.a[1]", "$", "$.a[1]", "$.a[0].b")]
    assert [(fault.line, fault.column) for fault in placed(faults, TEXT)] == [
        (4, 5),
        (1, 1),
        (4, 5),
        (3, 11),
    ]


def test_a_long_key_over_many_values_is_walked_once() -> None:
    key = "k" * 100_000
    text = json.dumps({key: list(range(50_000)), "a": 1})
    assert place_of("$.a", text) == (1, len(text) - 1)


def test_many_places_in_one_long_line_are_counted_once() -> None:
    text = json.dumps({"a": [0] * 10_000, "b": "x" * 2_000_000, "c": [0] * 10_000})
    paths = [f"$.c[{number}]" for number in range(10_000)]
    led = places(text, paths)
    assert led[paths[-1]] == (1, len(text) - 2)
