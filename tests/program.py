"""Three ways to run the program, each in a clean environment: here, as a process, in a terminal."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import Timer
from typing import Any, NamedTuple, TypeVar
from unittest import mock

from rich.style import Style
from typer import testing

from essex_insp.cli import output
from essex_insp.cli.app import GROUPS, all_commands, app
from essex_insp.show.display import Display

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[1]
OURS = (sys.executable, "-m", "essex_insp")
READING = (*GROUPS["Read"], "sources")
"""The commands that read one report."""
FORMATS = ("table", "plain", "json", "csv", "md")
MORE = os.environ.get("ESSEX_INSP_TESTS") == "more"
"""Whether what is tested in many ways is tested in all of them, as `.ci/run` does on one Python."""
CLEARED = (
    "ACCESSIBLE",
    "COLORTERM",
    "COLUMNS",
    "ESSEX_INSP_PAGER",
    "ESSEX_INSP_PATH",
    "ESSEX_INSP_REPORT",
    "ESSEX_INSP_TRACEBACK",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "LC_ALL",
    "LC_CTYPE",
    "LINES",
    "LESS",
    "LESSCHARSET",
    "NO_COLOR",
    "PYTHONIOENCODING",
    "PYTHONUTF8",
    "PY_COLORS",
    "TERM",
    "TERMINAL_WIDTH",
    "TTY_COMPATIBLE",
    "XDG_DATA_HOME",
    "_ESSEX_INSP_COMPLETE",
)
"""What a developer's shell may hold and a test must not see."""
FIXED = {"LANG": "C.UTF-8", "PAGER": ""}


def _offline(event: str, args: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise AssertionError(f"{event} {args}: nothing here asks the network")


sys.addaudithook(_offline)  # of Python's own, under whatever library would


def some(cases: Iterable[T], every: int = 2) -> list[T]:
    """Return every so-many-th of some cases, from the first; or all, where more are tested."""
    return [*cases][:: 1 if MORE else every]


class Ran(NamedTuple):
    """A run that is over."""

    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def items(self) -> list[Any]:
        items: list[Any] = self.json["items"]
        return items


def run(
    *args: str,
    stdin: str | bytes | None = None,
    env: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
) -> Ran:
    """Run the program here, away from a terminal. What would be a traceback is raised."""
    for kept in (Style.parse, Style._add):  # in the colours of the terminal before
        kept.cache_clear()
    with mock.patch.object(testing, "_get_command", _built):
        done = testing.CliRunner(charset=encoding).invoke(
            app,
            list(args),
            input=stdin,
            env={**dict.fromkeys(CLEARED), **FIXED, **(env or {})},
            prog_name="essex-insp",
            catch_exceptions=False,
        )
    return Ran(done.exit_code, done.stdout_bytes.decode(encoding), done.stderr)


def _built(_: object) -> object:
    """Typer would build every command anew: a quarter of the time of all tests."""
    return all_commands()


def drawn(display: Display, *args: str, stdin: str | bytes | None = None) -> str:
    """Return what a run draws on a display, and says below it."""
    with mock.patch.object(output, "display_of", return_value=display):
        ran = run(*args, "--no-pager", stdin=stdin)
    return ran.stdout + ran.stderr


def widest(text: str) -> int:
    """Return the length of the longest line but for those that end in what is never broken."""
    kept = re.compile(r"((^ *|: )essex-insp .*|https?://\S*)$")
    return max(len(line) for line in text.splitlines() if not kept.search(line))


def shown(*args: str) -> str:
    """Return what a run that succeeds prints."""
    ran = run(*args)
    assert ran.code == 0, ran.stderr
    return ran.stdout


def data(*args: str) -> Any:
    """Return what a run that succeeds prints as JSON."""
    return json.loads(shown(*args, "--format", "json"))


def screen(columns: int, *args: str, stdin: str | None = None, ascii_only: bool = False) -> str:
    """Return what a terminal of so many columns and no colours shows."""
    display = Display(width=columns, height=50, terminal=True, ascii_only=ascii_only)
    return drawn(display, *args, stdin=stdin)


def program(
    *args: str | bytes,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own, between pipes."""
    return subprocess.run(
        [*OURS, *args],
        input=stdin,
        env=environment(env),
        cwd=cwd or ROOT,
        capture_output=True,
        check=False,
        timeout=60,
    )


def shell(script: str, *args: str, env: Mapping[str, str] | None = None) -> Ran:
    """Run a shell script in which `essex-insp` is the program and `$1` the first argument."""
    quoted = " ".join(f"'{word}'" for word in OURS)
    done = subprocess.run(
        ["bash", "-c", f'set -o pipefail; essex-insp() {{ {quoted} "$@"; }}; {script}', "-", *args],
        env=environment(env),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def terminal(columns: int, *args: str, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run the program in a terminal of so many columns; return its code and what it wrote."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    settings = termios.tcgetattr(theirs)
    settings[1] &= ~termios.OPOST  # what is written, not what the line discipline makes of it
    termios.tcsetattr(theirs, termios.TCSANOW, settings)
    started = subprocess.Popen(
        [*OURS, *args],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment({"TERM": "xterm-256color", **(env or {})}),
        cwd=ROOT,
        start_new_session=True,
    )
    os.close(theirs)
    late = Timer(60, started.kill)  # what waits for a key has none to come
    late.start()
    shown = b""
    with contextlib.suppress(OSError):  # Linux says so when the program has ended
        while chunk := os.read(ours, 65536):
            shown += chunk
    os.close(ours)
    code = started.wait()
    late.cancel()
    return code, shown.decode()


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of a process: nothing of the developer's but the path."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR") if key in os.environ}
    return {**kept, **FIXED, "PYTHONPATH": str(ROOT), **(changes or {})}


def arguments(command: str, format: str, report: Path | str | None = None) -> Sequence[str]:
    """Return the words of a command line for a report in a format."""
    return [command, "--format", format, *(("--report", str(report)) if report else ())]
