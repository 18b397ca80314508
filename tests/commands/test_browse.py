"""`essex-insp browse`, as a command; `tests/browse` leafs through it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from unittest import mock

import pytest

from essex_insp.cli.command import answered
from essex_insp.errors import BadUsage
from tests.cases import for_each
from tests.program import OURS, ROOT, environment, run, some, terminal

LESS = "essex-insp --help lists the commands that answer the same, line by line"


def test_without_a_terminal_one_line_says_so() -> None:
    assert run("browse") == (
        *(2, ""),
        f"essex-insp: browse needs a terminal of its own; {LESS}\n",
    )


@pytest.mark.parametrize("env", some([{"TERM": "dumb"}, {"ACCESSIBLE": "1"}]))
def test_a_terminal_that_cannot_or_must_not_be_drawn_on_is_left_alone(env: dict[str, str]) -> None:
    code, written = terminal(80, "browse", env=env)
    assert code == 2
    assert written.startswith("essex-insp: browse ")
    assert written.endswith(f"{LESS}\n")
    assert written.count("\n") == 1
    assert "\x1b" not in written


def test_without_the_extra_one_line_says_how_to_get_it() -> None:
    without = "import sys; sys.modules['textual'] = None; sys.argv[0] = 'essex-insp'; "
    code, written = in_terminal(
        sys.executable, "-c", f"{without}from essex_insp.__main__ import main; main()", "browse"
    )
    assert code == 3
    assert "pip install 'essex-insp[browse]'" in written
    assert LESS in written
    assert written.count("\n") == 1


def test_help_names_the_extra() -> None:
    assert "essex-insp[browse]" in run("browse", "--help").stdout


def in_terminal(*words: str) -> tuple[int, str]:
    """Run a program in a terminal of its own to its end."""
    with started(*words) as (ours, process):
        written = read(ours, process)
        return process.wait(timeout=30), written


@contextlib.contextmanager
def started(*words: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Yield a program that runs in a terminal, and the other end of the terminal."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    settings = termios.tcgetattr(theirs)
    settings[1] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, settings)
    process = subprocess.Popen(
        words,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment({"TERM": "xterm-256color"}),
        cwd=ROOT,
        start_new_session=True,
    )
    try:
        yield ours, process
        assert termios.tcgetattr(theirs) == settings
    finally:
        os.close(theirs)
        process.kill()
        process.wait()
        os.close(ours)


def read(ours: int, process: subprocess.Popen[bytes], until: bytes = b"\0") -> str:
    """Read what a program writes, to its end or until it has written something."""
    written = b""
    while until not in written:
        if select.select([ours], [], [], 0.02)[0]:
            written += os.read(ours, 65536)
        elif process.poll() is not None:
            break
    return written.decode(errors="replace")


@pytest.mark.parametrize(
    ("end", "code"),
    some(
        [(b"q", 0), (b"\xff", 3), (signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)]
    ),
)
def test_the_terminal_is_left_as_it_was_found(end: bytes | signal.Signals, code: int) -> None:
    pytest.importorskip("textual", reason="no textual here: pip install 'essex-insp[browse]'")
    with started(*OURS, "browse") as (ours, process):
        assert "\x1b[?1049h" in read(ours, process, b"leave")
        if isinstance(end, bytes):
            os.write(ours, end)
        else:
            process.send_signal(end)
        written = read(ours, process)
        assert process.wait(timeout=30) == code
        assert "\x1b[?1049l" in written
        assert "Traceback" not in written


def test_a_defect_is_one_line_after_the_screen_is_left() -> None:
    pytest.importorskip("textual", reason="no textual here: pip install 'essex-insp[browse]'")
    broken = (
        "import essex_insp.browse.screen as s; "
        "s.Browser.action_switch = lambda self: 1 / 0; "
        "import sys; sys.argv[0] = 'essex-insp'; from essex_insp.__main__ import main; main()"
    )
    with started(sys.executable, "-c", broken, "browse") as (ours, process):
        read(ours, process, b"leave")
        os.write(ours, b"\t")
        written = read(ours, process)
        assert process.wait(timeout=30) == 70
        last = written.rpartition("\x1b[?1049l")[2]
        assert "a defect of the program (ZeroDivisionError" in last
        assert "Traceback" not in written


@for_each(
    "typed",
    [
        *(
            "schema",
            "export",
            "draft -",
            "validate -",
            "proof -",
            "nothing",
            "grades --help",
            "--version",
        ),
        *("grades --report -", "sources 1 --open", "quotes --card x.svg", "grades --nothing"),
    ],
)
def test_what_is_no_answer_to_leaf_through_is_refused(typed: str) -> None:
    with pytest.raises(BadUsage):
        answered(*typed.split())


def test_an_answer_is_the_one_that_the_command_has() -> None:
    items = answered("quotes", "--speaker", "kavanagh").items
    assert [dict(item) for item in items] == run(
        *("quotes", "--speaker", "kavanagh", "--format", "json")
    ).items
    with mock.patch.dict(os.environ, {"ESSEX_INSP_REPORT": "essex-peel-2016"}):
        head = answered("grades").head
    assert head
    assert head.id == "essex-peel-2016"


def test_it_ends_where_the_terminal_is_gone_and_no_signal_says_so() -> None:
    pytest.importorskip("textual", reason="no textual here: pip install 'essex-insp[browse]'")
    ours, theirs = pty.openpty()  # of nobody's session: closing it hangs nobody up
    started = subprocess.Popen(
        [*OURS, "browse"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment({"TERM": "xterm-256color"}),
        cwd=ROOT,
        start_new_session=True,
    )
    os.close(theirs)
    read(ours, started, b"leave")
    os.write(ours, b"\t2jjj")
    os.close(ours)
    try:
        assert started.wait(timeout=30) == 129
    finally:
        started.kill()
