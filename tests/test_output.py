"""Where an answer goes and in what form; what was there before is whole until it is done."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from essex_insp.cli import output
from essex_insp.show.display import Display
from tests.cases import for_each
from tests.program import FORMATS, READING, drawn, environment, program, run, shell, some

OLD = "what was there before"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def left() -> list[str]:
    """The names in the folder: nothing that was half made stays."""
    return sorted(path.name for path in Path().iterdir())


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.json", "json"),
        ("a.JSON", "json"),
        ("a.csv", "csv"),
        ("a.md", "md"),
        ("a.markdown", "md"),
        ("a.txt", "table"),
        ("b.c.json", "json"),
    ],
)
def test_the_suffix_names_the_format(name: str, form: str) -> None:
    done = run("grades", "--output", name)
    assert done == (0, "", "")
    assert Path(name).read_bytes().decode() == run("grades", "--format", form).stdout
    assert left() == [name]


@for_each(("typed", "form"), [("markdown", "md"), ("txt", "plain"), ("Text", "plain")])
def test_a_format_has_the_names_that_people_type(typed: str, form: str) -> None:
    assert run("grades", "--format", typed) == run("grades", "--format", form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_says_what_standard_output_says(form: str) -> None:
    for command in READING:
        assert run(command, "--format", form, "--output", f"{command}.x").code == 0
        printed = run(command, "--format", form).stdout
        assert Path(f"{command}.x").read_bytes().decode() == printed


def test_a_dash_is_standard_output() -> None:
    assert run("grades", "--output", "-") == run("grades")
    assert run("grades", "--output", "-", "--format", "csv") == run("grades", "--format", "csv")
    assert left() == []


@pytest.mark.parametrize("name", ["a.xlsx", "a", "a.", ".json", "a.json.bak", "a.gif", "a.jsonl"])
def test_a_suffix_that_it_does_not_know_is_refused(name: str) -> None:
    done = run("grades", "--output", name)
    assert (done.code, done.stdout) == (2, "")
    assert "its suffix names no format; end it in one of .txt, .json, .csv, .md" in done.stderr
    assert left() == []


def test_a_suffix_that_it_does_not_know_needs_a_format() -> None:
    assert run("grades", "--output", "a.dat", "--format", "csv").code == 0
    assert Path("a.dat").read_text(encoding="utf-8").startswith("area,grade,")


@pytest.mark.parametrize(
    ("name", "form"), [("a.json", "csv"), ("a.md", "json"), ("a.csv", "table"), ("a.txt", "json")]
)
def test_a_contradiction_is_refused(name: str, form: str) -> None:
    done = run("grades", "--output", name, "--format", form)
    assert (done.code, done.stdout) == (2, "")
    assert f"what is written is {form}; change one of them" in done.stderr
    assert left() == []


def test_a_text_file_may_be_plain() -> None:
    assert run("grades", "--output", "a.txt", "--format", "plain").code == 0
    assert run("grades", "--output", "b.txt", env={"ACCESSIBLE": "1"}).code == 0
    assert Path("a.txt").read_bytes() == Path("b.txt").read_bytes()
    assert Path("a.txt").read_text(encoding="utf-8").startswith("Essex Police  PEEL")


@pytest.mark.parametrize("command", [*READING, "reports", "schema"])
def test_a_file_is_never_replaced_without_force(command: str) -> None:
    Path("a.json").write_text(OLD)
    done = run(command, "--output", "a.json")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == "essex-insp: a.json: is there already; give --overwrite to replace it\n"
    assert Path("a.json").read_text() == OLD
    assert run(command, "--output", "a.json", "--force").code == 0
    json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert left() == ["a.json"]


def test_force_makes_a_new_file_too() -> None:
    assert run("grades", "--output", "a.json", "--force").code == 0
    assert left() == ["a.json"]


def test_a_file_that_comes_in_between_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def meanwhile(handle: int) -> None:
        Path("a.json").write_text(OLD)
        real(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    done = run("grades", "--output", "a.json")
    assert done.code == 2
    assert "is there already" in done.stderr
    assert Path("a.json").read_text() == OLD
    assert left() == ["a.json"]


def test_a_file_system_without_hard_links_is_borne(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", none)
    assert run("grades", "--output", "a.json").code == 0
    assert left() == ["a.json"]
    assert run("grades", "--output", "a.json").code == 2


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("step", ["fsync", "write"])
def test_a_write_that_fails_leaves_the_old_file_whole(
    monkeypatch: pytest.MonkeyPatch, step: str, force: bool
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if force:
        Path("a.csv").write_text(OLD)
    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(output, "text_of", full)
    done = run("grades", "--output", "a.csv", *(["--force"] if force else []))
    assert (done.code, done.stdout) == (3, "")
    assert "a.csv: cannot be written (No space left on device); nothing was" in done.stderr
    assert left() == (["a.csv"] if force else [])
    if force:
        assert Path("a.csv").read_text() == OLD


def test_an_interruption_leaves_the_old_file_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    Path("a.json").write_text(OLD)
    monkeypatch.setattr(os, "fsync", interrupted)
    done = run("grades", "--output", "a.json", "--force")
    assert (done.code, done.stdout, done.stderr) == (130, "", "")
    assert Path("a.json").read_text() == OLD
    assert left() == ["a.json"]


def test_a_report_that_is_not_valid_leaves_the_old_file_whole() -> None:
    Path("a.json").write_text(OLD)
    assert run("grades", "-r", "-", "-o", "a.json", "--force", stdin="{}").code == 3
    assert Path("a.json").read_text() == OLD


def test_a_full_disk_is_said() -> None:
    done = run("grades", "--output", "/dev/full", "--format", "csv", "--force")
    assert (done.code, done.stdout) == (3, "")
    assert "/dev/full: cannot be written (No space left on device)" in done.stderr


def test_a_device_is_written_and_stays_a_device() -> None:
    assert run("grades", "--output", "/dev/null", "--format", "json").code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_named_pipe_is_written_and_stays_one() -> None:
    os.mkfifo("pipe.json")
    # Open to read before anything is written, and to write until the end is read.
    end = os.open("pipe.json", os.O_RDONLY | os.O_NONBLOCK)
    kept = os.open("pipe.json", os.O_WRONLY)
    os.set_blocking(end, True)
    with subprocess.Popen(["sort"], stdin=end, stdout=subprocess.PIPE) as reader:
        os.close(end)
        # More than the pipe holds, which is 64 KiB; what sorts it says nothing before the end.
        done = run("history", "--all", "--output", "pipe.json")
        os.close(kept)
        read, _ = reader.communicate()
    assert done.code == 0
    told = run("history", "--all", "--format", "json").stdout
    assert sorted(read.decode().splitlines()) == sorted(told.splitlines())
    assert stat.S_ISFIFO(Path("pipe.json").stat().st_mode)


def test_standard_output_by_its_path() -> None:
    done = shell("essex-insp grades --format csv --output /dev/stdout | cat")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout == run("grades", "--format", "csv").stdout


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("folder.json", "a directory; give the name of a file"),
        ("none/a.json", "cannot be written (No such file or directory)"),
        ("file/a.json", "cannot be written (Not a directory)"),
        (f"{'n' * 300}.json", "cannot be written (File name too long)"),
    ],
)
def test_a_place_that_cannot_be_written_is_said(name: str, words: str) -> None:
    Path("folder.json").mkdir()
    Path("file").write_text(OLD)
    before = signal.getsignal(signal.SIGTERM)
    for force in ([], ["--force"]):
        done = run("grades", "--output", name, *force)
        assert (done.code, done.stdout) == (3, "")
        assert words in done.stderr
        assert done.stderr.count("\n") == 1
    assert left() == ["file", "folder.json"]
    assert not list(Path("folder.json").iterdir())
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_folder_that_is_closed_to_us_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def closed(path: str, flags: int, *mode: int) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, flags, *mode)

    Path("a.json").write_text(OLD)
    monkeypatch.setattr(os, "open", closed)  # root may write in every folder
    done = run("grades", "--output", "a.json", "--force")
    assert (done.code, done.stdout) == (3, "")
    assert "a.json: cannot be written (Permission denied); nothing was changed" in done.stderr
    assert Path("a.json").read_text() == OLD


def test_a_link_stays_and_its_file_is_replaced() -> None:
    Path("real.json").write_text(OLD)
    Path("link.json").symlink_to("real.json")
    assert run("grades", "--output", "link.json").code == 2
    assert Path("real.json").read_text() == OLD
    assert run("grades", "--output", "link.json", "--force").code == 0
    assert Path("link.json").is_symlink()
    json.loads(Path("real.json").read_text(encoding="utf-8"))
    assert left() == ["link.json", "real.json"]


def test_a_link_to_nothing_makes_the_file() -> None:
    Path("link.json").symlink_to("new.json")
    assert run("grades", "--output", "link.json").code == 0
    assert left() == ["link.json", "new.json"]
    assert Path("link.json").is_symlink()


def test_a_link_that_goes_round_is_refused() -> None:
    Path("link.json").symlink_to("link.json")
    done = run("grades", "--output", "link.json")
    assert done.code in (2, 3)
    assert done.stderr.count("\n") == 1
    assert left() == ["link.json"]


def test_a_file_keeps_its_mode_and_a_new_one_gets_the_usual() -> None:
    Path("a.json").write_text(OLD)
    Path("a.json").chmod(0o640)
    assert run("grades", "--output", "a.json", "--force").code == 0
    assert stat.S_IMODE(Path("a.json").stat().st_mode) == 0o640
    before = os.umask(0o027)
    try:
        assert run("grades", "--output", "b.json").code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("b.json").stat().st_mode) == 0o640


def test_a_report_may_be_read_and_replaced_in_one_run() -> None:
    Path("a.json").write_text(run("schema").stdout)
    assert run("schema", "--output", "a.json", "--force").code == 0
    assert Path("a.json").read_text(encoding="utf-8") == run("schema").stdout


def test_a_name_that_is_no_text_is_borne() -> None:
    name = os.fsdecode(b"\xff.json")
    assert run("grades", "--output", name).code == 0
    assert left() == [name]


def test_colour_never_reaches_a_file() -> None:
    env = {"FORCE_COLOR": "1"}
    assert run("grades", "--output", "a.txt", env=env).code == 0
    assert "\x1b" not in Path("a.txt").read_text(encoding="utf-8")


def test_formats_are_taken_in_any_case() -> None:
    assert run("grades", "--format", "JSON") == run("grades", "--format", "json")


def test_a_file_runs_as_nobody_else_afterwards() -> None:
    Path("a.json").write_text(OLD)
    Path("a.json").chmod(0o6755)
    assert run("grades", "--output", "a.json", "--force").code == 0
    assert stat.S_IMODE(Path("a.json").stat().st_mode) == 0o755


def test_an_owner_that_cannot_be_kept_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = []
    Path("a.json").write_text(OLD)
    real = Path.stat

    def anothers(path: Path, **how: bool) -> os.stat_result:
        fields = list(real(path, **how))
        fields[stat.ST_UID] += path.name == "a.json"
        return os.stat_result(fields)

    monkeypatch.setattr(Path, "stat", anothers)
    monkeypatch.setattr(os, "chown", lambda *what: kept.append(what[1:]))
    assert run("grades", "--output", "a.json", "--force").code == 0
    assert kept == [(os.getuid() + 1, os.getgid())]

    def forbidden(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "chown", forbidden)
    before = Path("a.json").read_bytes()
    done = run("quotes", "--output", "a.json", "--force")
    assert done.code == 3
    assert "(Operation not permitted); nothing was changed" in done.stderr
    assert Path("a.json").read_bytes() == before
    assert left() == ["a.json"]


def test_a_file_with_another_name_is_not_parted_from_it() -> None:
    Path("a.json").write_text(OLD)
    Path("b.json").hardlink_to("a.json")
    done = run("grades", "--output", "a.json", "--force")
    assert (done.code, "a.json: has another name too" in done.stderr) == (3, True)
    assert Path("a.json").read_text() == Path("b.json").read_text() == OLD


def test_a_pipe_that_nobody_reads_is_refused() -> None:
    os.mkfifo("a.json")
    done = run("grades", "--output", "a.json")
    assert (done.code, done.stdout) == (3, "")
    assert done.stderr == "essex-insp: a.json: nobody reads from it; start its reader first\n"


def test_links_that_lead_round_are_kept_and_said() -> None:
    Path("a.json").symlink_to("a.json")
    done = run("grades", "--output", "a.json", "--force")
    assert (done.code, "a.json: cannot be written (Too many levels" in done.stderr) == (3, True)
    assert Path("a.json").is_symlink()


@pytest.mark.parametrize("words", [("--output", "a.json"), ("--report", "a.json")])
def test_a_removed_working_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str]
) -> None:
    folder = tmp_path / "away"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    done = run("grades", *words)
    assert done.code == 3
    assert "(the working folder has been removed; cd to another)\n" in done.stderr


@pytest.mark.parametrize(
    ("words", "number"),
    some([(["export", "new"], signal.SIGHUP), (["grades", "-o", "a.json"], signal.SIGTERM)]),
)
def test_a_signal_that_ends_it_leaves_nothing(words: list[str], number: signal.Signals) -> None:
    ended = f"""
import os, pathlib, signal, sys
signal.signal({int(number)}, signal.SIG_DFL)  # as in a terminal, whatever started the tests
def end(*_): os.kill(os.getpid(), {int(number)})
os.fsync = pathlib.Path.rename = end
sys.argv[1:] = {words}
from essex_insp.__main__ import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", ended], env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr, left()) == (-number, b"", [])


def test_an_error_is_a_line_that_one_can_read_whatever_it_quotes() -> None:
    done = run("grades", "--output", "a" * 9000)
    assert (done.code, done.stderr.count("\n")) == (2, 1)
    assert len(done.stderr) < 1100
    assert "its suffix names no format" in done.stderr


def test_an_encoding_that_carries_no_text_gives_way_to_utf_8() -> None:
    for words in some((["grades"], ["--help"], ["grads"]), 3):
        done, usual = program(*words, env={"PYTHONIOENCODING": "idna"}), run(*words)
        assert (done.returncode, done.stderr.decode()) == (usual.code, usual.stderr)
        assert done.stdout.decode().split() == usual.stdout.split()


def test_what_has_no_room_above_the_prompt_goes_through_the_pager(tmp_path: Path) -> None:
    file = tmp_path / "paged"
    pager = f"sh -c 'cat > {file}; echo $LESS $LESSCHARSET >> {file}'"
    whole = drawn(Display(width=80, terminal=True), "grades")

    def shown(height: int, **env: str) -> str:
        display = Display(width=80, height=height, terminal=True)
        with mock.patch.object(output, "display_of", return_value=display):
            return run("grades", env={"PAGER": pager, **env}).stdout

    assert shown(whole.count("\n") + 1) == whole
    for none in ("", "cat", "no-such-pager", "less 'unclosed"):
        assert shown(10, ESSEX_INSP_PAGER=none) == whole
    assert not file.exists()
    assert shown(whole.count("\n")) == ""
    assert file.read_text(encoding="utf-8") == f"{whole}-R -FX utf-8\n"
    shown(10, LESS="iM", LESSCHARSET="latin1")
    assert file.read_text(encoding="utf-8") == f"{whole}-R iM latin1\n"
