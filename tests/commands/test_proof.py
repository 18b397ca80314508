"""`essex-insp proof`: what is untrue is found, and nothing true is called untrue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands import panel
from tests.papers.made import KINDS
from tests.program import run


def proved(path: Path, *options: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = run("proof", str(path), *options, "-f", "json").items
    return items


def stretch(words: str, paper: str) -> tuple[int, int]:
    """Where words of the paper stand in what was read of it, whatever the lines."""
    bare = paper.replace("\n", " ")
    assert bare.count(words) == 1, words
    return bare.index(words), bare.index(words) + len(words)


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_of_any_kind_is_held_against_the_record(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "paper"
    lines = panel.wrapped() if kind in ("text", "PDF") else panel.PARAGRAPHS
    path.write_bytes(KINDS[kind](lines))
    from essex_insp.library.papers import load

    text = load(str(path)).text
    items = proved(path)
    assert run("proof", str(path)).code == 1
    for words, verdict in panel.UNTRUE.items():
        start, end = stretch(words, text)
        verdicts = {
            item["verdict"] for item in items if item["start"] < end and start < item["end"]
        }
        assert verdict in verdicts, words
    for words in panel.TRUE:
        start, end = stretch(words, text)
        outcomes = {
            item["outcome"] for item in items if item["start"] < end and start < item["end"]
        }
        assert outcomes == {"right"}, words
