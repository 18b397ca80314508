"""Whatever a file, a terminal or a person does: no traceback, no raw control, no half a file."""

from __future__ import annotations

import copy
import errno
import json
import os
import re
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essex_insp.errors import EssexInspError
from essex_insp.library import files
from essex_insp.library.assembly import trusted
from essex_insp.library.checking import check
from essex_insp.model import Report
from essex_insp.show.display import Display
from essex_insp.show.visible import is_unseen, visible
from tests import tiny
from tests.cases import for_each
from tests.program import (
    FORMATS,
    OURS,
    READING,
    drawn,
    environment,
    program,
    run,
    shell,
    some,
    terminal,
)

OWN = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;(?:id=\d+)?;[!-~]*\x1b\\")
"""The escape sequences that are ours: colours and weights, and links in a terminal."""
TEXTS = {
    "brackets": "“[the force] has improved [sic] [/b] [red]not red[/red] [link=x]y[/link] \\[z]”",
    "controls": "\x1b[31mred\x1b[0m \x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\\x1b[2J\x9b"
    "one\rtwo\btwo\x00 three\x07\tfour\x7f\x85five\x0b\x0c"
    "a\u202egnitide\u202c \u2066b\u2069 \u200fc\u061c \u200b\u200d\ufeff\u2060"
    "a\u2028b\u2029c\nd\r\ne\x1c\x1d\x1e",
    "surrogates": "half \ud83d and \udc00 half, whole \U0001f600",
    "markup": "# *a* _b_ `c` <b>d</b> | e & f ~~g~~ $h$ ![i](j) [k]: l --- 1. 2) + = &amp;",
    "blanks": "\u3164\u115f\u034f\U000e0041\U000e0101\ufff9",
    "emoji codes": ":smile: :warning: {0} {x} %s %(y)s ${HOME} $(id) `id`",
    "marks": "a" + "\u0301" * 60 + " \u20dd" * 9,
    "wide": "漢字" * 60,
    "sheet": '=HYPERLINK("http://evil.example") "quoted", comma\n+1 -1 @x',
}
ALL = "\n".join([TEXTS["sheet"], *TEXTS.values()])  # a formula is one at the beginning
BOOK = "x" * 70_000  # more than a pipe holds


def spoilt(text: str) -> dict[str, Any]:
    """The made-up report with a text in every place that takes one."""

    def walk(part: Any, key: str = "") -> Any:
        if isinstance(part, dict):
            return {name: walk(value, name) for name, value in part.items()}
        if isinstance(part, list):
            return [walk(value, key) for value in part]
        if isinstance(part, str) and key not in KEPT:
            return text
        return part

    content: dict[str, Any] = walk(tiny.report())
    content["framework"]["grades"] = [text, "Good"]
    for judgment in content["judgments"]:
        if "grade" in judgment:
            judgment["grade"] = text
    return content


KEPT = {
    *("id", "schema", "kind", "source", "sha256", "speaker", "raised_by", "stated_by", "told_by"),
    *("chief_constable", "inspectors", "basis", "level", "pillar", "status", "relation", "tone"),
    *("confidence", "published", "date", "quotes", "judgments"),
}


def assert_safe(shown: str) -> None:
    """Nothing of a report's acts on a terminal; only our own sequences are there."""
    left = OWN.sub("", shown).replace("\n", "")
    unseen = {f"U+{ord(char):04X}" for char in {*left} if is_unseen(char)}
    assert not unseen


@pytest.fixture(params=some(["all", *TEXTS], 5))
def text(request: pytest.FixtureRequest) -> str:
    return {"all": ALL, **TEXTS}[request.param]


class TestText:
    """A report whose every text is hostile."""

    @pytest.fixture
    def file(self, tmp_path: Path, text: str) -> str:
        return str(tiny.written(tmp_path, spoilt(text)))

    def test_prints_safely_in_every_format(self, file: str) -> None:
        for command in READING:
            for form in FORMATS:
                done = run(command, "--report", file, "--format", form)
                assert done.code == 0, (command, form)
                assert done.stderr == ""
                assert_safe(done.stdout)
                assert "\x1b" not in done.stdout

    def test_prints_safely_in_colour(self, file: str) -> None:
        for command in READING:
            done = run(command, "--report", file, env={"FORCE_COLOR": "1"})
            assert done.code == 0
            assert_safe(done.stdout)

    def test_the_front_page_too(self, file: str) -> None:
        for env in ({"ACCESSIBLE": "1"}, {"FORCE_COLOR": "1"}):
            done = run(env={"ESSEX_INSP_REPORT": file, **env})
            assert done.code == 0
            assert_safe(done.stdout)

    def test_json_keeps_it_to_the_character(self, file: str, text: str) -> None:
        (quote, *_) = run("quotes", "--report", file, "--format", "json").items
        assert quote["text"] == text
        assert quote["sources"][0]["exact"] == text
        (grade, *_) = run("grades", "--report", file, "--format", "json").items
        assert (grade["area"], grade["grade"]) == (text, text)

    def test_every_other_format_shows_all_that_can_be_seen(self, file: str, text: str) -> None:
        plain = run("quotes", "--report", file, "--format", "plain").stdout
        assert f"Quote 1: {visible(text)}\n" in plain
        table = run("quotes", "--report", file).stdout
        for line in text.split("\n"):
            assert "".join(visible(line).split()) in "".join(table.split())

    def test_poor_encodings_carry_it_and_say_what_they_did(self, file: str, text: str) -> None:
        for encoding in ("ascii", "latin-1", "cp1252"):
            done = run("quotes", "--report", file, "--format", "json", encoding=encoding)
            assert done.code == 0
            assert done.items[0]["text"] == text
            done = run("quotes", "--report", file, encoding=encoding)
            assert done.code == 0
            assert done.stderr.count("\n") <= 1


def test_a_terminal_of_one_column_shows_them_safely(tmp_path: Path) -> None:
    code, shown = terminal(1, "quotes", "--report", str(tiny.written(tmp_path, spoilt(ALL))))
    assert code == 0
    assert_safe(shown)


@pytest.mark.parametrize("columns", [20, 61])
def test_a_terminal_of_any_width_shows_every_command(columns: int) -> None:
    content = json.dumps(spoilt(ALL))
    display = Display(columns, terminal=True, colour="256", bold=True)
    for command in READING:
        assert_safe(drawn(display, command, "-r", "-", stdin=content))


def test_editorial_brackets_stay() -> None:
    content = tiny.report()
    content["statements"][0]["quotes"][0]["text"] = "“[the force] has improved [sic]”"
    content["judgments"][0]["area"] = "[red]Area[/red]"
    source = json.dumps(content)
    for form in ("table", "plain", "csv", "json"):
        quotes = run("quotes", "--report", "-", "--format", form, stdin=source).stdout
        assert "[the force] has improved [sic]" in quotes
        grades = run("grades", "--report", "-", "--format", form, stdin=source).stdout
        assert "[red]Area[/red]" in grades
    markdown = run("quotes", "--report", "-", "--format", "md", stdin=source).stdout
    assert r"\[the force\] has improved \[sic\]" in markdown


def test_a_book_without_a_space_is_printed_whole(tmp_path: Path) -> None:
    content = tiny.report()
    content["judgments"][0]["area"] = BOOK
    content["concerns"][0]["summary"] = BOOK
    content["statements"][0]["quotes"][0]["text"] = BOOK
    content["speakers"][0]["role"] = BOOK
    content["findings"][0]["summary"] = BOOK
    content["sources"][0]["title"] = BOOK
    file = str(tiny.written(tmp_path, content))
    for command in READING:
        for form in FORMATS:
            done = run(command, "--report", file, "--format", form)
            assert done.code == 0
            assert BOOK in "".join(done.stdout.split())


def test_a_book_without_a_space_is_folded_in_a_terminal(tmp_path: Path) -> None:
    content = tiny.report()
    content["statements"][0]["quotes"][0]["text"] = BOOK
    file = str(tiny.written(tmp_path, content))
    shown = drawn(Display(40, terminal=True), "quotes", "--report", file)
    assert shown.count("x") >= len(BOOK)
    *body, last = shown.splitlines()
    assert max(map(len, body)) <= 40
    assert last.startswith("essex-insp sources ")  # what is to be typed is never broken


MANY = range(900)
CITED = [{"source": "s"}]
REPEATING: dict[str, tuple[str, dict[str, Any]]] = {
    "a source": (
        "findings",
        {"sources": [{"id": "s", "kind": "report", "publisher": "Anytown", "url": BOOK}]},
    ),
    "a quotation": (
        "concerns",
        {"statements": [{"id": "t", "quotes": [{"id": "q", "text": BOOK, "citations": CITED}]}]},
    ),
    "a speaker": ("findings", {"speakers": [{"id": "p", "name": BOOK}]}),
    "the body of the report": ("findings", {"force": {"id": "force-a", "name": BOOK}}),
    "a disagreement": (
        "grades",
        {
            "disagreements": [
                {
                    "about": BOOK,
                    "sayings": [{"text": "one side"}, {"text": "the other"}],
                    "judgments": [f"j{at}" for at in MANY],
                }
            ]
        },
    ),
}
"""What each of many things names, by the command that would spell it out with each."""


def repeating(changes: dict[str, Any]) -> dict[str, Any]:
    """A report of many things, with other values for some of its keys."""
    said = {"kind": "claim", "summary": "one", "citations": CITED}
    voiced = {"kind": "recommendation", "status": "open", "title": "t", "summary": "s"}
    quoted = {"quotes": ["q"]} if "statements" in changes else {}
    stated = {"stated_by": "p"} if "speakers" in changes else {}
    many = {
        "sources": [{"id": "s", "kind": "report", "publisher": "Anytown"}],
        "findings": [{**said, **stated, "id": f"f{at}"} for at in MANY],
        "concerns": [{**voiced, **quoted, "id": f"c{at}", "citations": CITED} for at in MANY],
        "judgments": [{"id": f"j{at}", "area": "a", "basis": "unknown"} for at in MANY],
    }
    return tiny.bare(**{**many, **changes})


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", REPEATING)
def test_an_answer_is_no_larger_than_what_was_read_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, format: str
) -> None:
    monkeypatch.setattr(files, "taken", 0)  # other tests have read much
    command, changes = REPEATING[name]
    report = tiny.written(tmp_path, repeating(changes))
    ran = run(command, "--report", str(report), "--format", format)
    assert (ran.code, ran.stdout) == (3, "")
    assert "many times what was read" in ran.stderr


def test_nor_is_an_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "taken", 0)
    report = tiny.written(tmp_path, repeating(REPEATING["a source"][1]))
    ran = run("export", str(tmp_path / "all.db"), "--report", str(report))
    assert (ran.code, [*tmp_path.iterdir()]) == (3, [report])
    assert "many times what was read" in ran.stderr


def test_errors_quote_a_hostile_text_safely_and_in_one_short_line(tmp_path: Path) -> None:
    for text in (ALL, TEXTS["blanks"], BOOK):
        file = str(tiny.written(tmp_path, spoilt(text)))
        for line in (
            ("grades", "--area", "qqq"),
            ("quotes", "--contains", "no such words"),
            ("quotes", "--speaker", "qqq"),
            ("sources", "qqq"),
        ):
            done = run(*line, "--report", file)
            assert (done.code, done.stdout) == (2, "")
            assert done.stderr.count("\n") == 1
            assert len(done.stderr) < 1000
            assert_safe(done.stderr)


@for_each(
    "typed",
    some(["\x1b[31m", "\u202e", "q\nq", "[/q]", "x" * 50_000, "", "\udcff", "%s{0}", "--", "‘"]),
)
def test_what_is_typed_is_quoted_safely(typed: str) -> None:
    for line in (
        ("quotes", f"--speaker={typed}"),
        ("grades", f"--area={typed}"),
        ("grades", f"--report={typed}x/"),
        ("grades", f"--output={typed}"),
        ("grades", f"--format={typed}"),
        ("sources", f"qq{typed}"),
        (f"q{typed}",),
        (f"--q{typed}",),
    ):
        done = run(*line)
        assert done.code in (2, 3)
        assert done.stdout == ""
        assert done.stderr.startswith("essex-insp: ")
        assert done.stderr.count("\n") == 1
        assert_safe(done.stderr)


def test_an_error_reaches_whoever_reads_ascii() -> None:
    assert "'caf\\xe9'" in run("grades", "--area=café", encoding="ascii").stderr


GOOD = json.dumps(tiny.report()).encode()
BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "empty"),
    "only a byte-order mark": (b"\xef\xbb\xbf", "cut off"),
    "truncated": (GOOD[: len(GOOD) // 2], "not JSON"),
    "all but a bracket": (GOOD[:-1], "cut off"),
    "Latin-1": (GOOD.replace(b"Anytown", "Anytöwn".encode("latin-1")), "not UTF-8"),
    "huge": (b" " * (32 * 1024 * 1024) + GOOD, "larger than 32 MB"),
    "deep": (b"[" * 200_000, "nested too deeply"),
    "deep in a report": (GOOD[:-1] + b', "x": ' + b"[" * 99 + b"]" * 99 + b"}", "nested"),
    "many values": (GOOD[:-1] + b', "x": [' + b"0," * 200_000 + b"0]}", "more than 100000"),
    "a list": (b"[]", "give an object"),
    "a text": (b'"report"', "give an object"),
    "null": (b"null", "give an object"),
    "a key twice": (GOOD[:-1] + b', "id": "again"}', "'id' stands twice"),
    "no number": (GOOD.replace(b'"length": 1234', b'"length": NaN'), "valid integer"),
    "an infinite number": (GOOD.replace(b'"length": 1234', b'"length": 1e999'), "valid integer"),
    "a number of 5000 digits": (GOOD.replace(b": 1234", b": 1" + b"9" * 4999), "valid integer"),
    "an unknown key": (GOOD[:-1] + b', "titel": "x"}', "did you mean 'title'?"),
    "a hostile key": (GOOD[:-1] + b', "\\u001b[31m\\n\\ud800": 1}', "$"),
    "a book of a key": (GOOD[:-1] + b', "' + b"k" * 99_999 + b'": 1}', "unknown key"),
    "another version": (GOOD.replace(b"report/1", b"report/2"), "'essex-insp/report/2'"),
    "no schema": (b"{}", "$.schema: missing"),
    "no number but text": (GOOD.replace(b'"length": 1234', b'"length": "1234"'), "valid integer"),
    "no date": (GOOD.replace(b"2016-11-03", b"2016-11-31"), "$.sources[0].published"),
    "SQL, perhaps": (b"SELECT 1;", "not JSON"),
    "NUL": (b"\x00" * 100, "not JSON"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_report_is_one_line_that_says_where(tmp_path: Path, name: str) -> None:
    data, words = BROKEN[name]
    path = tmp_path / "broken.json"
    path.write_bytes(data)
    kept = tmp_path / "kept.json"
    kept.write_text("kept")
    for done in (
        run("grades", "--report", str(path)),
        run("quotes", "--report", "-", "--format", "json", stdin=data),
        run("sources", "--report", str(path), "--output", str(kept), "--force"),
        run(env={"ESSEX_INSP_REPORT": str(path)}),
    ):
        assert (done.code, done.stdout) == (3, "")
        assert done.stderr.count("\n") == 1
        assert words in done.stderr
        assert "broken.json" in done.stderr or "standard input" in done.stderr
        assert len(done.stderr) < 600
        assert_safe(done.stderr)
    assert kept.read_text() == "kept"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["broken.json", "kept.json"]


def test_places_that_are_no_reports(tmp_path: Path) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    for place, words in {
        str(tmp_path / "none.json"): "no such file",
        str(tmp_path): "a directory",
        f"{tmp_path}/{'n' * 300}": "File name too long",
        str(loop): "cannot be read",
        "/dev/null": "empty",
        "/dev/zero": "larger than 32 MB",
        "/proc/self/mem": "cannot be read",
        f"{__file__}/x": "cannot be read",
        "": "--report is empty",
        "n" * 5000: "File name too long",
        "essex-effectivness-2017": "did you mean 'essex-effectiveness-2017'?",
    }.items():
        done = run("grades", "--report", place)
        assert done.code in (2, 3), place
        assert words in done.stderr, place
        assert (done.stdout, done.stderr.count("\n")) == ("", 1)


def test_a_file_that_is_closed_to_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    path = tiny.written(tmp_path, tiny.report())
    monkeypatch.setattr(os, "open", closed)  # root may read every file
    done = run("grades", "--report", str(path))
    assert (done.code, done.stdout) == (3, "")
    assert "report.json: cannot be read (Permission denied)" in done.stderr


def mutated() -> st.SearchStrategy[Any]:
    """The made-up report with a few of its parts replaced, doubled, renamed or taken away."""
    scraps = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(st.characters(), max_size=10),
        st.sampled_from(["jane-example", "the-page", "Good", "2016-13", "inspected", "x" * 90]),
        st.just([]),
        st.just({}),
        st.lists(st.text(st.characters(), max_size=3), max_size=3),
        st.dictionaries(st.text(st.characters(), max_size=4), st.integers(), max_size=3),
    )
    changes = st.tuples(st.integers(0, 10_000), st.sampled_from("rdka"), scraps)
    return st.lists(changes, min_size=1, max_size=4).map(_changed)


def _changed(changes: list[tuple[int, str, Any]]) -> Any:
    content: Any = tiny.report()
    for number, how, scrap in changes:
        spots = _spots(content)
        if not spots:
            break
        part, key = spots[number % len(spots)]
        if how == "r":
            part[key] = scrap
        elif how == "d":
            del part[key]
        elif how == "k" and isinstance(part, dict):
            part[str(scrap)] = part.pop(key)
        elif isinstance(part, list):
            part.append(copy.deepcopy(part[key]))
        else:
            part[key] = [part[key]]
    return content


def _spots(part: Any) -> list[tuple[Any, Any]]:
    keys = list(part) if isinstance(part, dict) else range(len(part))
    spots = [(part, key) for key in keys]
    for key in keys:
        if isinstance(part[key], (dict, list)):
            spots += _spots(part[key])
    return spots


@given(mutated())
def test_a_report_with_parts_changed_is_valid_or_one_line(content: Any) -> None:
    data = json.dumps(content).encode()
    said = None
    try:
        report = check(data, "x.json")
    except EssexInspError as error:
        said = error.message
    if said is None:
        assert trusted(data, Report) == report
        for command in READING:
            assert run(command, "--report", "-", stdin=data).code == 0
    else:
        assert said.startswith("x.json")
        assert "\n" not in visible(said)
        assert len(said) < 600


@given(mutated())
def test_reading_without_checks_raises_nothing(content: Any) -> None:
    trusted(json.dumps(content).encode(), Report)


@given(st.binary(max_size=100))
def test_reading_any_bytes_without_checks_raises_nothing(data: bytes) -> None:
    assert trusted(data, Report) is None


class TestStreams:
    """Standard output, error and input that are closed, full, or gone."""

    COMMANDS = some(["quotes --format json", "--version", "--help"], 3)
    """An answer, a text of our own, and what Typer writes."""

    @pytest.mark.parametrize("command", COMMANDS)
    def test_a_reader_that_stops_reading_is_no_error(self, command: str) -> None:
        done = shell(f"essex-insp {command} | head -1")
        assert done.code in (0, 1)
        assert done.stderr == ""
        assert done.stdout.count("\n") == 1

    def test_a_reader_that_stops_in_the_middle_is_no_error(self, tmp_path: Path) -> None:
        content = tiny.report()
        content["statements"][0]["quotes"][0]["text"] = "word " * 30_000  # more than a pipe holds
        file = tiny.written(tmp_path, content)
        for form in some(("table", "json")):
            done = shell(f'essex-insp quotes --report "$1" -f {form} | head -c 1', str(file))
            assert (done.code, done.stderr) == (0, "")

    @pytest.mark.parametrize("command", COMMANDS)
    def test_a_full_disk_is_one_line(self, command: str) -> None:
        done = shell(f"essex-insp {command} > /dev/full")
        assert done.code == 3
        assert done.stderr.count("\n") == 1
        assert "No space left on device" in done.stderr

    @pytest.mark.parametrize("command", some(["quotes --format json", "--version"]))
    def test_a_closed_standard_output_is_one_line(self, command: str) -> None:
        done = shell(f"essex-insp {command} >&-")
        assert done.code == 3
        assert done.stderr == (
            "essex-insp: standard output is closed; open it, or give --output FILE\n"
        )

    def test_a_closed_standard_output_does_not_matter_with_a_file(self, tmp_path: Path) -> None:
        file = tmp_path / "grades.json"
        done = shell('essex-insp grades --output "$1" >&- 2>&- <&-', str(file))
        assert done.code == 0
        assert len(json.loads(file.read_text(encoding="utf-8"))["items"]) == 5

    def test_a_closed_standard_error_changes_no_code(self) -> None:
        assert shell("essex-insp grades --report ./none 2>&-") == (3, "", "")
        assert shell("essex-insp nothing 2>/dev/full") == (2, "", "")

    def test_a_closed_standard_input_is_one_line(self) -> None:
        done = shell("essex-insp grades --report - <&-")
        assert (done.code, done.stdout) == (3, "")
        assert done.stderr.startswith("essex-insp: standard input is closed; give a file")

    def test_all_closed_is_quiet(self) -> None:
        assert shell("essex-insp grades >&- 2>&- <&-") == (3, "", "")

    def test_a_report_is_piped_in(self) -> None:
        done = program("grades", "--report", "-", "--format", "json", stdin=GOOD)
        assert done.returncode == 0
        assert json.loads(done.stdout)["report"]["id"] == "force-a-2016"


@pytest.mark.parametrize("command", some([("grades", "--report", "-"), ("validate", "-")]))
def test_ctrl_c_while_waiting_for_a_report_is_quiet(command: tuple[str, ...]) -> None:
    started = subprocess.Popen(
        [*OURS, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert started.stdin is not None
    started.stdin.write(b" " * 100_000)  # more than a pipe holds: it is reading once this is in
    started.stdin.flush()
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=30)
    assert (started.returncode, out, err) == (130, b"", b"")


IN_A_TERMINAL: tuple[dict[str, str], ...] = (
    {"COLUMNS": "0", "TERM": ""},
    {"COLUMNS": "9" * 30, "LC_ALL": "nonsense", "FORCE_COLOR": "nonsense", "COLORTERM": "nonsense"},
    {
        "COLUMNS": "abc",
        "LINES": "abc",
        "TERM": "nonsense",
        "HOME": "",
        "XDG_DATA_HOME": "",
        "LC_ALL": "POSIX",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },
)
IN_A_PIPE: tuple[dict[str, str], ...] = (
    {"PYTHONIOENCODING": "latin-1:strict"},
    {"PYTHONIOENCODING": "utf-16"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {
        "ESSEX_INSP_PATH": "/nonsense:/dev/null:/proc/1/\x7f:relative",
        "PYTHONOPTIMIZE": "2",
        "GITHUB_ACTIONS": "true",
    },
)


@pytest.mark.parametrize("env", some(IN_A_TERMINAL[::-1], 3), ids=str)
def test_odd_environments_are_borne_in_a_terminal(env: dict[str, str]) -> None:
    code, shown = terminal(80, "concerns", env=env)
    assert code == 0
    assert "not a formal cause of concern" in OWN.sub("", shown)
    assert_safe(shown)


@pytest.mark.parametrize("env", some(IN_A_PIPE[::-1]), ids=str)
def test_odd_environments_are_borne_in_a_pipe(env: dict[str, str]) -> None:
    done = program("reports" if "ESSEX_INSP_PATH" in env else "concerns", env=env)
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert len(lines) <= 1 or all(b"note: " in line for line in lines)
    assert b"Traceback" not in done.stderr


def test_an_unknown_report_in_the_environment_is_one_line() -> None:
    for command in ((), ("grades",), ("quotes",)):
        done = run(*command, env={"ESSEX_INSP_REPORT": "nonsense"})
        assert (done.code, done.stdout) == (2, "")
        assert done.stderr.startswith("essex-insp: no report 'nonsense'")
        assert done.stderr.count("\n") == 1


def test_a_folder_that_is_gone_and_no_terminal_type_at_all_are_borne(tmp_path: Path) -> None:
    gone = 'mkdir "$1/gone"; cd "$1/gone"; rmdir "$1/gone"'
    done = shell(f"unset TERM LANG HOME; {gone}; essex-insp grades", str(tmp_path))
    assert (done.code, done.stderr) == (0, "")
