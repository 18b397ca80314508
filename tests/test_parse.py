"""From bytes to data: whatever a file holds, the answer is data or one short line."""

from __future__ import annotations

import json
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essex_insp.errors import EssexInspError, InvalidReport, UnreadableFile
from essex_insp.library import parsing
from essex_insp.library.checking import check
from essex_insp.library.files import MAX_BYTES
from essex_insp.library.parsing import MAX_DEPTH, MAX_VALUES, decode, parsed
from tests import tiny

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**300), 10**300)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters()), inner, max_size=4)
    ),
    max_leaves=12,
)


def parse(data: bytes, name: str) -> Any:
    content, faults = parsed(decode(data, name))
    if faults:
        raise InvalidReport.of(name, faults, len(faults))
    return content


def refused(data: bytes) -> str:
    with pytest.raises(InvalidReport) as caught:
        parse(data, "x.json")
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 400
    return caught.value.message


@given(VALUES)
def test_data_comes_back_as_it_went_in(content: Any) -> None:
    assert parse(json.dumps(content).encode(), "x.json") == content


@given(st.binary(max_size=200) | st.text('[]{}",:\\u01tfnE.-+ \n', max_size=60).map(str.encode))
def test_any_bytes_are_data_or_one_line(data: bytes) -> None:
    said = None
    try:
        content = parse(data, "x.json")
    except EssexInspError as error:
        said = error.message
    if said is None:
        assert content == json.loads(data)
    else:
        assert said.startswith("x.json")
        assert "\n" not in said


def test_a_byte_order_mark_is_no_fault() -> None:
    assert parse(b'\xef\xbb\xbf{"a": 1}', "x.json") == {"a": 1}


@pytest.mark.parametrize("data", [b"", b" ", b"\n\r\n\t"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"x\.json: empty; give a report"):
        parse(data, "x.json")


@pytest.mark.parametrize(
    ("data", "line", "byte"),
    [
        ('{"a": "é"}'.encode("latin-1"), 1, "0xe9"),
        (b'{"a":\n"\xff"}', 2, "0xff"),
        (b'{"a": "\xed\xa0\x80"}', 1, "0xed"),
    ],
)
def test_what_is_not_utf_8_is_placed(data: bytes, line: int, byte: str) -> None:
    with pytest.raises(UnreadableFile, match=f"line {line}: not UTF-8 .byte {byte}"):
        decode(data, "x.json")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_json_is_read_in_every_form_of_unicode(encoding: str) -> None:
    assert parse('{"a": "é"}'.encode(encoding), "x.json") == {"a": "é"}


def test_what_begins_as_utf_16_and_is_not_is_said() -> None:
    with pytest.raises(UnreadableFile, match=r"not UTF-16 .byte 0x\w\w at offset \d+.; save it"):
        decode("{}".encode("utf-16") + b"\x00", "x.json")


def test_one_byte_over_the_limit_is_refused() -> None:
    assert decode(b" " * (MAX_BYTES - 1) + b"1", "x.json").endswith("1")
    with pytest.raises(UnreadableFile, match="larger than 32 MB"):
        decode(b" " * MAX_BYTES + b"1", "x.json")


def test_what_is_cut_off_is_said_to_be() -> None:
    assert refused(b'{"a": [1,\n2,').startswith("x.json, line 2, column 3, $: not JSON (cut off);")


def test_the_column_is_given_where_a_file_is_one_line() -> None:
    assert "line 1, column 10" in refused(b'{"a": 1, b}')


def test_a_key_that_stands_twice_is_named() -> None:
    assert "the key 'a' stands twice" in refused(b'{"a": 1, "b": {}, "a": 2}')
    assert "the key 'b' stands twice" in refused(b'[{"a": 1, "b": 1, "b": 1, "a": 2}]')


def test_each_key_that_stands_twice_is_placed_and_does_not_hide_the_rest() -> None:
    content, faults = parsed('{"a": [1],\n "b": {"c": 1,\n  "c": 2}, "a": 2}')
    assert content == {"a": 2, "b": {"c": 2}}
    assert [(fault.path, fault.line, fault.column) for fault in faults] == [
        ("$.b.c", 3, 8),
        ("$.a", 3, 17),
    ]


def test_a_long_key_that_stands_twice_is_cut_in_the_error() -> None:
    key = b'"' + b"k" * 100_000 + b'": 0'
    assert "stands twice" in refused(b"{" + key + b"," + key + b"}")


def test_many_keys_are_searched_once_for_the_one_that_stands_twice() -> None:
    keys = b",".join(b'"k%d":0' % number for number in range(30_000))
    assert "the key 'k29999' stands twice" in refused(b"{" + keys + b',"k29999":1}')


def test_what_is_in_order_is_read_once() -> None:
    with mock.patch.object(parsing, "walk", side_effect=AssertionError):
        assert parse(json.dumps(tiny.report()).encode(), "x.json") == tiny.report()


@pytest.mark.parametrize("word", ["NaN", "-Infinity", "1e999", "9" * 401, "9" * 1_000_000])
def test_what_is_no_number_or_infinite_is_no_number_of_a_report(word: str) -> None:
    text = json.dumps(tiny.report())
    for key, value in (
        ("length", "1234"),
        ("paragraph", "2"),
        ("factor", "2.5"),
        ("round", '"2016"'),
    ):
        wrong = text.replace(f'"{key}": {value}', f'"{key}": {word}', 1)
        assert wrong != text
        with pytest.raises(InvalidReport):
            check(wrong.encode(), "x.json")


@pytest.mark.parametrize("pair", [(b"[", b"]"), (b'{"a":', b"}")])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 900, 100_000])
def test_deep_nesting_is_refused(pair: tuple[bytes, bytes], depth: int) -> None:
    assert "nested too deeply" in refused(pair[0] * depth + b"0" + pair[1] * depth)


def test_nesting_up_to_the_limit_is_data() -> None:
    depth = MAX_DEPTH - 1
    assert parse(b"[" * depth + b"0" + b"]" * depth, "x.json")


def test_more_values_than_any_report_has_are_refused() -> None:
    assert parse(b"[" + b"0," * (MAX_VALUES - 1) + b"0]", "x.json")
    for empty, many in ((b"0", MAX_VALUES), (b"{}", MAX_VALUES // 4)):  # which may lack much
        assert f"more than {MAX_VALUES} values" in refused(
            b"[" + (empty + b",") * many + empty + b"]"
        )
