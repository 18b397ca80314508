"""`draft --settle`: each answer is written at once, and nothing that is there is lost."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from essex_insp.cli.commands.draft import ask_doubts, check_terminal
from essex_insp.errors import InvalidReport, UnwritableFile
from tests.program import run

STORY = """\
Force A was inspected by HM Inspectorate of Constabulary.

Chief Constable John Sample said: “We will do better.”

“Nobody was asked about any of it before now.”

It was rated good for patrolling with hawks.
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A draft with doubts of several kinds."""
    path = tmp_path / "mine.json"
    assert run("draft", "-", "-o", str(path), stdin=STORY).code == 0
    made = content(path)
    quote = made["statements"][0]["quotes"][0]["id"]
    made["doubts"] = [
        *made.get("doubts", ()),
        {"text": "Who said it?", "kind": "speaker", "about": quote, "paragraph": 2},
        {"text": "Is the text whole?", "kind": "text"},
    ]
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


def content(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def typing(*answers: str) -> Callable[[str], str]:
    """A person who types these lines, and then ends the input."""
    lines: Iterator[str] = iter(answers)

    def ask(_: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    return ask


def test_one_without_doubts_is_a_draft_until_a_person_says_that_it_was_read(
    tmp_path: Path,
) -> None:
    path, said = tmp_path / "mine.json", list[str]()
    ran = run("draft", "-", "-o", str(path), stdin="School A was rated Good by Ofsted.")
    assert f"say so: `essex-insp draft --settle {path}`" in ran.stderr
    for answer, drafted in (("n", True), ("y", False)):
        ask_doubts(path, typing(answer), said.append)
        assert content(path).get("draft", False) is drafted
    assert said[-1] == "It is no draft any more."
    said.clear()
    ask_doubts(path, typing(), said.append)
    assert said == [f"0 settled, 0 left in {path}."]


def test_what_is_typed_in_another_encoding_is_asked_for_again(mine: Path) -> None:
    lines, said = iter((b"\xc2\xb2", b"q")), list[str]()
    ask_doubts(mine, lambda _: next(lines).decode("ascii"), said.append)
    assert any("can't decode" in line for line in said)
    assert not [*lines]


def test_each_answer_is_written_before_the_next_doubt(mine: Path) -> None:
    before = len(content(mine)["doubts"])
    left: list[int] = []
    said: list[str] = []

    def ask(_: str) -> str:
        left.append(len(content(mine).get("doubts", ())))
        return "k" if left[-1] else "y"

    ask_doubts(mine, ask, said.append)
    assert said[-1] == "It is no draft any more."
    numbers = re.findall(r"Doubt (\d+) of (\d+)", "".join(said))
    assert numbers == [(str(number), str(before)) for number in range(1, before + 1)]
    assert left == list(range(before, -1, -1))
    assert "draft" not in content(mine)
    assert run("validate", str(mine)).code == 0


def test_later_leaves_a_doubt_and_the_end_of_input_is_no_loss(mine: Path) -> None:
    said: list[str] = []
    before = content(mine)
    ask_doubts(mine, typing("l", "what?", "q"), said.append)
    assert content(mine) == before
    with mock.patch.object(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "ascii")) as narrow:
        ask_doubts(mine, typing("q"))
        narrow.seek(0)
        assert "stop for now" in narrow.read()
    assert f"0 settled, {len(before['doubts'])} left in {mine}." in said
    ask_doubts(mine, typing("k"), said.append)
    assert said[-1] == f"To go on: essex-insp draft --settle {mine}"
    assert len(content(mine)["doubts"]) == len(before["doubts"]) - 1
    assert content(mine)["draft"] is True


def test_an_answer_can_be_chosen_typed_or_dropped(mine: Path) -> None:
    said: list[str] = []
    ask_doubts(mine, typing(*["t", "", "t", "Kit Roe"] * 20), said.append)
    speakers = [speaker["name"] for speaker in content(mine)["speakers"]]
    assert "Kit Roe" in speakers
    assert "an answer has words" in said


def test_what_another_program_changed_is_not_overwritten(mine: Path) -> None:
    def ask(_: str) -> str:
        mine.write_text(mine.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        return "k"

    with pytest.raises(UnwritableFile, match="changed by another program"):
        ask_doubts(mine, ask, lambda _: None)
    assert len(content(mine)["doubts"]) >= 2


def test_every_text_of_the_file_is_made_visible(mine: Path) -> None:
    changed = content(mine)
    changed["doubts"][0]["text"] = "Who\x1b[2J\u202e said it?"
    mine.write_text(json.dumps(changed), encoding="utf-8")
    said: list[str] = []
    ask_doubts(mine, typing(), said.append)
    assert all(line.isprintable() for line in said)


def test_without_a_terminal_it_says_so_in_a_line(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = mine.read_bytes()
    ran = run("draft", "--settle", str(mine))
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "essex-insp: --settle asks at the keyboard; run it in a terminal, without a pipe\n"
    )
    assert mine.read_bytes() == before
    for name in ("stdin", "stdout"):
        monkeypatch.setattr(sys, name, mock.Mock(isatty=lambda: True))
    check_terminal()


def test_what_is_no_report_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(InvalidReport):
        ask_doubts(path, typing(), lambda _: None)


def test_a_draft_of_the_library_is_settled_by_its_id(mine: Path) -> None:
    module = "essex_insp.cli.commands.draft"
    with mock.patch(f"{module}.check_terminal"), mock.patch(f"{module}.ask_doubts") as asked:
        ran = run("draft", "--settle", "mine", env={"ESSEX_INSP_PATH": str(mine.parent)})
    assert (ran.code, ran.stderr) == (0, "")
    asked.assert_called_once_with(mine)
