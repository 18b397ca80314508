"""Finding and loading reports: by id, by path, from standard input, from one's own folder."""

from __future__ import annotations

import io
import json
import os
import select
from pathlib import Path
from threading import Event, Thread

import pytest

import essex_insp
from essex_insp.errors import InvalidReport, UnknownName, UnreadableFile
from essex_insp.library import checking
from essex_insp.library import reports as library
from essex_insp.library.checking import _CITED, check, listed
from tests import tiny
from tests.cases import for_each
from tests.program import run


def test_the_default_report_is_the_one_on_effectiveness_2017() -> None:
    assert library.load().id == library.DEFAULT == "essex-effectiveness-2017"
    assert essex_insp.load().report == library.load(library.DEFAULT)


def test_the_environment_names_another(monkeypatch: pytest.MonkeyPatch, tiny_file: Path) -> None:
    monkeypatch.setenv("ESSEX_INSP_REPORT", str(tiny_file))
    assert library.load().id == "force-a-2016"
    assert library.load(library.DEFAULT).id == library.DEFAULT
    monkeypatch.setenv("ESSEX_INSP_REPORT", "")
    assert library.load().id == library.DEFAULT


def test_a_path_may_be_a_path_or_a_text(tiny_file: Path) -> None:
    assert library.load(tiny_file) == library.load(str(tiny_file))


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(json.dumps(tiny.report()).encode()))
    monkeypatch.setattr("sys.stdin", stream)
    assert library.load("-").id == "force-a-2016"
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(UnreadableFile, match="standard input is closed"):
        library.load("-")


def test_a_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_text, args=(json.dumps(tiny.report(title="t" * 300_000)),))
    writer.start()
    assert library.load(pipe).title == "t" * 300_000
    writer.join()


def test_a_writer_to_a_pipe_may_take_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe, opened, waited = tmp_path / "pipe.json", Event(), Event()
    os.mkfifo(pipe)

    def write() -> None:
        with pipe.open("w") as file:
            opened.set()
            waited.wait()
            file.write(json.dumps(tiny.report()))

    def over(*_: object) -> tuple[list[int], list[int], list[int]]:
        opened.wait()
        return [], [], []  # a second is over, and nothing was written

    def wait(file: int, blocking: bool) -> None:
        waited.set()
        set_blocking(file, blocking)

    set_blocking = os.set_blocking
    monkeypatch.setattr(select, "select", over)
    monkeypatch.setattr(os, "set_blocking", wait)
    writer = Thread(target=write)
    writer.start()
    assert library.load(pipe).id == "force-a-2016"
    writer.join()


def test_a_pipe_that_nobody_writes_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def over(pipes: list[int], *_: object) -> tuple[list[int], list[int], list[int]]:
        return ready(pipes, [], [], 0)  # a second is over

    pipe, ready = tmp_path / "pipe.json", select.select
    os.mkfifo(pipe)
    monkeypatch.setattr(select, "select", over)
    ran = run("validate", str(pipe))
    assert (ran.code, ran.stdout) == (3, "")
    assert ran.stderr.endswith("pipe.json: nobody writes to it; start its writer first\n")


def test_what_looks_like_an_id_is_an_id(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    tiny.written(tmp_path, tiny.report(), library.DEFAULT)
    assert library.load(library.DEFAULT).id == library.DEFAULT
    assert library.load(library.DEFAULT.upper()).id == library.DEFAULT
    assert library.load(library.DEFAULT.replace("-", "_")).id == library.DEFAULT
    assert library.load(f"./{library.DEFAULT}").id == "force-a-2016"
    tiny.written(tmp_path, tiny.report(), "mine")
    assert library.load("mine").id == "force-a-2016"


@pytest.mark.parametrize("name", ["essex-effectivness-2017", "essex-effectiveness-2071"])
def test_an_unknown_id_names_the_nearest(name: str) -> None:
    with pytest.raises(UnknownName, match="did you mean 'essex-effectiveness-2017'"):
        library.load(name)


@pytest.mark.parametrize("name", ["", "nonsense", "Nonsense", "a" * 80])
def test_an_unknown_id_points_to_the_list(name: str) -> None:
    with pytest.raises(UnknownName, match="see `essex-insp reports`"):
        library.load(name)


@for_each("name", ["nonsense.json", "a/b", "a" * 5000, "\0", "..", "é"])
def test_a_path_that_cannot_be_read_is_said(name: str) -> None:
    with pytest.raises(UnreadableFile):
        library.load(name)


def test_an_invalid_report_has_every_fault_in_its_place(tmp_path: Path) -> None:
    content = tiny.report(draft="yes", isbn=3)
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(content, indent=1))
    words = r"mine\.json, line \d+, \$\.draft: 'yes'; give"
    with pytest.raises(InvalidReport, match=words) as caught:
        library.load(path)
    assert "(and 1 more" in caught.value.message
    lines = path.read_text().splitlines()
    for fault in caught.value.faults:
        assert fault.line is not None
        assert f'"{fault.path.removeprefix("$.")}"' in lines[fault.line - 1]


def test_every_error_of_the_library_is_one_that_a_program_can_catch() -> None:
    for name in ("nonsense", "./nonsense"):
        with pytest.raises(essex_insp.EssexInspError):
            essex_insp.load(name)


class TestOwn:
    """Reports in a folder of one's own."""

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("ESSEX_INSP_PATH", f"{tmp_path / 'none'}:{tmp_path}")
        tiny.written(tmp_path, tiny.report(), "mine.json")
        return tmp_path

    def test_they_are_read_by_id(self) -> None:
        assert library.load("mine").id == "force-a-2016"
        assert list(library.own_paths()) == ["mine"]
        assert list(library.paths())[-1] == "mine"

    def test_they_are_listed_with_their_files(self, folder: Path) -> None:
        items = run("reports", "--format", "json", env=self.env(folder)).items
        assert [item["file"] for item in items if item["file"]] == [str(folder / "mine.json")]

    def test_they_do_not_stand_before_the_bundled_ones(self, folder: Path) -> None:
        tiny.written(folder, tiny.report(), f"{library.DEFAULT}.json")
        assert library.load(library.DEFAULT).id == library.DEFAULT

    def test_one_that_is_broken_is_passed_over_and_said(self, folder: Path) -> None:
        (folder / "broken.json").write_text("{")
        (folder / "not an id.json").write_text("{")
        done = run("reports", "--format", "json", env=self.env(folder))
        assert done.code == 0
        assert "mine" in [item["id"] for item in done.items]
        lines = [line for line in done.stderr.splitlines() if "passed over" in line]
        assert len(lines) == 2
        assert all(line.startswith("essex-insp: note: ") for line in lines)

    def test_they_are_checked(self, folder: Path) -> None:
        tiny.written(folder, tiny.report(draft="yes"), "mine.json")
        with pytest.raises(InvalidReport, match=r"mine\.json, line 1, \$\.draft"):
            library.load("mine")

    def env(self, folder: Path) -> dict[str, str]:
        return {"ESSEX_INSP_PATH": str(folder)}


def test_bundled_data_that_is_damaged_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "reports").mkdir()
    tiny.written(tmp_path / "reports", tiny.report(titel="x"), "force-a-2016.json")
    monkeypatch.setattr(library, "data_folder", lambda: tmp_path)
    with pytest.raises(InvalidReport, match=r"\$\.titel: an unknown key; did you mean 'title'"):
        library.load("force-a-2016")


def test_the_line_of_a_report_is_what_the_whole_of_it_tells_and_reads_less(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in library.bundled_paths():
        data = library.find(name).read_bytes()
        report = check(data, name)
        whole = report.model_dump(mode="json")
        with monkeypatch.context() as slow:
            slow.delattr(checking, "check")
            told = listed(data, name)
        keys = [
            "id",
            "title",
            "kind",
            "round",
            "published",
            "published_note",
            "draft",
            "told_by",
            "force",
        ]
        assert [told[key] for key in keys] == [whole[key] for key in keys]
        assert told["citations"] == whole["citations"]
        for source in told["sources"].values():
            (same,) = (each for each in report.sources if each.id == source.id)
            assert all(getattr(source, key) == getattr(same, key) for key in _CITED.split())
