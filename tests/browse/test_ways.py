"""Each way through the full screen, as keys go."""

from __future__ import annotations

import json
import webbrowser
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

pytest.importorskip("textual", reason="no textual here: pip install 'essex-insp[browse]'")

from essex_insp.browse import clipboard
from essex_insp.browse.clipboard import taken
from essex_insp.library import reports as library
from essex_insp.show.page import Page
from tests import tiny
from tests.browse import leafing
from tests.browse.leafing import FOLDER, SCREENS, Size, flat, grid, inks, leaf, lines, rows, said
from tests.program import drawn, shown

IN = ("2", "tab")
"""Into the grades of the report."""


@pytest.mark.parametrize("size", SCREENS)
def test_the_screen_is_as_it_was(size: tuple[int, int, str]) -> None:
    path = FOLDER / "{0}-{2}.txt".format(*size)
    assert path.read_bytes().decode() == leafing.screen(*size), (
        "run `python -m tests.browse.leafing` and read what changed"
    )


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ((), "This report is from 2018. The newest"),
        (("2",), "inspected in 2017"),
        (("3",), "An expressed concern, not a formal cause of concern"),
        (("4",), "Zoë Billingham, HM Inspector of Constabulary"),
        (("6",), "domestic abuse"),
        (("7",), "2015 to 2018-19, comparable"),
        (("8",), "29 others with this grade"),
        (("3", "tab", "G", "up", "up", "enter"), "Raised as an expressed concern."),
        (("/", *"burglary", "enter"), "2 hits: 1 finding, 1 quote"),
        (("3", "tab", "G", "up", "enter"), "expressed concern"),
        (("9",), "Terms: Copyright of its publisher for 1"),
        (("f", *"kent", "enter", "tab"), "Kent Police, grades over time"),
    ],
)
def test_a_question_takes_few_keys(keys: tuple[str, ...], answer: str) -> None:
    assert len(keys) < 20
    assert answer in flat(leaf(*keys, size=(140, 40)))


@pytest.mark.parametrize("number", range(2, 10))
def test_a_part_says_what_its_command_says(number: int) -> None:
    names = ("grades", "concerns", "quotes", "speakers", "findings", "history", "compare")
    command = (*names, "sources")[number - 2]
    widths: list[int] = []
    look = lambda browser: widths.append(browser.reader.virtual_size.width)  # noqa: E731
    browser = leaf(str(number), look, size=(160, 40))
    printed = drawn(Page(width=widths[0], terminal=True), command)
    assert "".join(printed.split()) == "".join("".join(lines(browser)).split())


def test_from_a_grade_to_its_words_its_source_other_rounds_and_forces_and_back() -> None:
    shown: list[str] = []

    def look(browser: leafing.Leafed) -> None:
        shown.append(flat(browser))

    leaf(
        *(*IN, "down", look, "enter", look, "escape", look, "s", look, "backspace"),
        *("r", look, "escape", "a", look, "escape", look),
    )
    grades, words, again, source, rounds, forces, last = shown
    assert "“graded at good in all four categories”" in words
    assert "[2] HMICFRS, Essex PEEL 2017: Effectiveness Address" in source
    assert "Preventing crime" in rounds
    assert "2015 to 2018-19, comparable" in rounds
    assert "Preventing crime and tackling anti-social behaviour, 2017" in forces
    assert grades == again == last


def test_back_comes_to_the_place_it_was_left_at_then_to_the_list() -> None:
    places: list[Any] = []
    left = leaf(
        *(*IN, "down", "down", lambda browser: places.append(browser.reader.place)),
        *("enter", "escape", lambda browser: places.append(browser.reader.place), "escape"),
    )
    assert places[0] == places[1]
    assert left.focus == "Shelf"


def test_hjkl_move_as_arrows_do() -> None:
    places: list[Any] = []
    for keys in (("down", "right", "up", "left"), ("j", "l", "k", "h")):
        leaf(*IN, *keys[:2], lambda browser: places.append(browser.reader.place))
    assert places[0] == places[1] != (None, 0)
    assert leaf(*IN, "h", "h").focus == "Shelf"


def test_a_long_answer_is_scrolled_to_its_end_and_back() -> None:
    end = leaf("7", "tab", "G")
    assert lines(end)[-1].strip() in grid(end)
    assert leaf("7", "tab", "G", "g").reader.scroll_y == 0
    assert leaf("7", "tab", "space", "space", "b", "b").reader.scroll_y == 0


def test_every_line_can_be_reached_with_down_alone() -> None:
    browser = leaf("4", "tab", *["down"] * 90)
    assert lines(browser)[-1].strip() in grid(browser)


def test_search_counts_its_matches_and_steps_through_them() -> None:
    told: list[str] = []

    def look(browser: leafing.Leafed) -> None:
        told.append(said(browser))

    browser = leaf("/", "=low-risk visits", "enter", look, "n", look, "n", look, "N", look)
    assert told[0].startswith("23 matches of low-risk visits")
    assert [line.partition(":")[0] for line in told[1:]] == [
        *("match 1 of 23", "match 2 of 23", "match 1 of 23")
    ]
    marked = [text for row in rows(browser) for text, style in row if style.underline]
    assert "low-risk" in marked


def test_the_parts_are_those_of_the_report_that_is_shown() -> None:
    browser = leaf("/", "=custody", "enter", "n", "2")
    assert browser.view
    assert browser.view.typed
    assert browser.view.typed[:2] == ("grades", "--report")
    assert browser.view.answer.head
    assert browser.view.answer.head.id == browser.view.typed[2]


def test_n_ends_with_the_last_match_and_needs_a_search() -> None:
    assert "nothing was searched for" in said(leaf("n"))
    assert "that was the last of" in said(leaf("/", "=kavanagh", "enter", *["n"] * 40))


def test_what_is_nowhere_has_its_nearest() -> None:
    assert "nearest: offenders" in said(leaf("/", "=ofenders", "enter"))


@pytest.mark.parametrize("typed", ["--help", "x --version", "-", "--report -"])
def test_what_is_typed_to_search_is_no_option(typed: str) -> None:
    assert said(leaf("/", f"={typed}", "enter", "escape", "2", "/", "=kavanagh", "enter", "n"))


def test_filters_are_those_of_the_command() -> None:
    assert "John Sample" not in flat(leaf("4", "tab", "f", "=kavanagh", "enter"))
    browser = leaf("4", "tab", "f", "=kavanagh", "enter")
    assert browser.view
    assert browser.view.typed == ("quotes", "--speaker", "kavanagh")
    browser = leaf("4", "tab", "f", "=strain", "enter")
    assert browser.view
    assert browser.view.typed == ("quotes", "--contains", "strain")
    assert "no " in said(leaf(*IN, "f", "=zebra", "enter"))


def test_the_list_is_filtered_and_whole_again() -> None:
    browser = leaf("f", "=custody", "enter")
    assert "Kent Police" not in grid(browser)
    assert "custody" in said(browser)
    assert "All forces (43)" in grid(leaf("f", "=custody", "enter", "f", "=*", "enter"))


def test_a_quotation_is_copied_with_who_said_it_and_where_it_stands() -> None:
    texts: list[str] = []

    def take(text: str) -> str:
        texts.append(text)
        return "a tool"

    with mock.patch.object(clipboard, "taken", take):
        browser = leaf("4", "tab", "down", "c")
        leaf(*IN, "c")
    assert texts[0].startswith(
        "“I am very pleased that Essex Police continues to build on the impressive improvements "
        "it has made since 2015.”\nZoë Billingham, HM Inspector of Constabulary, HMICFRS\n"
        "Southend Standard"
    )
    assert texts[1].startswith("HMICFRS, Essex PEEL 2017: Effectiveness, 22 March 2018.")
    assert said(browser) == "copied with a tool: the quotation with its reference"


def test_it_does_not_say_copied_when_it_cannot_know() -> None:
    with mock.patch.object(clipboard, "taken", return_value=None):
        browser = leaf(*IN, "c")
    assert browser.clipboard
    assert "does not say whether" in said(browser)
    assert "copied" not in said(browser)


def test_a_source_is_opened_at_the_words() -> None:
    browser = mock.Mock()
    with mock.patch("webbrowser.get", return_value=browser):
        leaf("4", "tab", "down", "o")
        leaf("9", "tab", "down", "o")
    opened = [call.args[0] for call in browser.open.call_args_list]
    assert "16105074" in opened[0]
    assert "#:~:text=I%20am%20very%20pleased" in opened[0]
    assert opened[1].startswith("https://hmicfrs.justiceinspectorates.gov.uk/")


def test_without_a_browser_the_address_is_said() -> None:
    with mock.patch("webbrowser.get", side_effect=webbrowser.Error):
        assert "no browser here; open it in one: http" in said(leaf("4", "tab", "down", "o"))


def test_what_is_shown_is_written_to_a_file_and_nothing_is_replaced_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    leaf(*IN, "e", "enter")
    assert (tmp_path / "grades.md").read_text(encoding="utf-8") == shown("grades", "-f", "md")
    (tmp_path / "grades.md").write_text("mine", encoding="utf-8")
    asked = leaf(*IN, "e", "enter")
    assert "is there. Replace it?" in grid(asked)
    leaf(*IN, "e", "enter", "n", "enter")
    leaf(*IN, "e", "enter", "escape")
    assert (tmp_path / "grades.md").read_text(encoding="utf-8") == "mine"
    leaf(*IN, "e", "enter", "y", "enter")
    assert (tmp_path / "grades.md").read_text(encoding="utf-8") == shown("grades", "-f", "md")


def test_a_file_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "cannot be written" in said(leaf(*IN, "e", "home", "=no/", "enter"))
    assert "suffix" in said(leaf(*IN, "e", "=.docx", "enter"))


def test_the_words_are_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    leaf(*IN, "down", "enter", "e", "enter")
    assert "graded at good in all four categories" in (tmp_path / "words.md").read_text("utf-8")


def test_the_mouse_works() -> None:
    tab = leaf((13, 0))
    assert tab.view
    assert tab.view.typed == ("grades",)
    row = next(at for at, line in enumerate(grid(leaf(*IN)).split("\n")) if "Preventing" in line)
    words = leaf(*IN, (31, row))
    assert "graded at good in all four categories" in flat(words)
    below = grid(leaf()).split("\n")
    line = next(at for at, row in enumerate(below) if "? keys" in row)
    assert "Keys" in flat(leaf((below[line].index("? keys"), line)))


def test_it_is_resized_while_it_runs_and_a_small_terminal_says_so() -> None:
    told: list[str] = []

    def look(browser: leafing.Leafed) -> None:
        told.append(grid(browser))

    browser = leaf(*IN, Size(200, 50), look, Size(59, 20), look, Size(60, 20), look)
    assert "Preventing crime and tackling anti-social behaviour   ● Good" in told[0]
    assert "59 by 20 is too small" in told[1]
    assert "Overall" not in told[1]
    assert "too small" not in told[2]
    assert "Overall" in told[2]
    assert browser.focus == "Reader"


def test_dark_and_light_have_their_contrast() -> None:
    for keys in ((), ("t",)):
        for key in "2378":
            browser = leaf(*keys, key, size=(140, 60), report="essex-peel-2023-25")
            pairs = inks(browser)
            assert len(pairs) > 1
            assert min(contrast(*pair) for pair in pairs) >= 4.5


def test_256_colours_keep_their_contrast() -> None:
    from rich.color import Color, ColorSystem

    env = {"TERM": "xterm-256color", "COLORTERM": ""}
    for keys in ((), ("t",)):
        pairs = inks(leaf(*keys, "7", size=(140, 60), env=env))
        rounded = [
            [
                Color.parse(each).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex
                for each in pair
            ]
            for pair in pairs
        ]
        assert len(pairs) > 3
        assert min(contrast(*pair) for pair in rounded) >= 4.5


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "xterm", "COLORTERM": ""}])
def test_without_colours_a_look_is_left(env: dict[str, str]) -> None:
    browser = leaf(*IN, env=env)
    styles = [style for row in rows(browser) for _, style in row]
    assert {style.color.name for style in styles if style.color} <= {"default"}
    assert any(style.reverse for style in styles)


def contrast(ink: str, paper: str) -> float:
    """The contrast of two colours (WCAG 2.2)."""
    light, dark = sorted(map(_luminance, (ink, paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class TestOwn:
    """Reports of one's own."""

    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("ESSEX_INSP_PATH", str(tmp_path))
        return tmp_path

    def test_they_are_marked_and_shown(self, folder: Path) -> None:
        tiny.written(folder, tiny.report(), "force-a-2016.json")
        browser = leaf("2", report="force-a-2016")
        assert "own  force-a" in grid(browser)
        assert "Your own reports (1)" in grid(browser)
        assert "Patrolling Anytown" in flat(browser)

    def test_a_broken_one_is_named_and_passed_over(self, folder: Path) -> None:
        (folder / "broken.json").write_text("{", encoding="utf-8")
        (folder / "Not An Id.json").write_text("{}", encoding="utf-8")
        tiny.written(folder, tiny.report(), "force-a-2016.json")
        browser = leaf("2", report="broken", size=(140, 40))
        assert "Passed over: " in flat(browser)
        assert "broken.json" in flat(browser)
        assert "!  own  broken" in grid(browser)
        assert "Patrolling" in flat(leaf("2", "down", report="broken", size=(140, 40)))
        assert "rename it" in flat(leaf("f", "=rename", "enter"))

    def test_none_is_read_before_it_is_looked_at(self, folder: Path) -> None:
        for number in range(50):
            tiny.written(folder, tiny.report(), f"force-a-{number}.json")
        with mock.patch.object(library, "check", side_effect=AssertionError):
            browser = leaf("2", size=(140, 40))
        assert "Your own reports (50)" in grid(browser)

    def test_a_file_is_shown_that_is_in_no_folder(self, tmp_path: Path) -> None:
        path = tiny.written(tmp_path, tiny.report(title="A file"))
        assert "A file" in flat(leaf("2", report=str(path)))

    def test_texts_are_shown_as_texts(self, folder: Path) -> None:
        content = tiny.report(title="[b]Red[/] [link=x] \x1b[31m\u202ereport")
        content["statements"][0]["quotes"][0]["text"] = (
            "Well [sic] [/b] [@click=app.quit]x[/]\x1b]0;x"
        )
        tiny.written(folder, content, "force-a-2016.json")
        browser = leaf("4", report="force-a-2016", size=(140, 40))
        assert "[b]Red[/] [link=x] ␛[31m<U+202E>report" in grid(browser)
        assert "Well [sic] [/b] [@click=app.quit]x[/]␛]0;x" in grid(browser)
        assert "\x1b" not in grid(browser)
        assert "\u202e" not in grid(browser)

    def test_a_command_in_a_report_is_only_text(self, folder: Path) -> None:
        content = json.loads(
            json.dumps(tiny.report()).replace("A note on horses.", "essex-insp grades --help")
        )
        tiny.written(folder, content, "force-a-2016.json")
        browser = leaf("2", "tab", *["down"] * 9, "enter", report="force-a-2016")
        assert browser.return_code in (0, None)


def test_a_grade_of_another_force_leads_on_as_well() -> None:
    browser = leaf("f", "=kent", "enter", "tab", "enter")
    assert "Kent Police" in flat(browser)
    browser = leaf("f", "=kent", "enter", "tab", "a")
    assert browser.view
    assert browser.view.typed
    assert browser.view.typed[0] == "compare"


def test_an_event_of_a_trail_leads_to_its_source() -> None:
    browser = leaf("3", "tab", "G", "up", "up", "enter", "down", "enter")
    assert browser.view.answer.command == "trail"
    assert browser.view.typed is None
    assert "[1]" in flat(browser)


def test_where_nothing_leads_on_it_says_what_does() -> None:
    for key in "wsoc":
        assert "nothing to cite is here" in said(leaf("?", key))
    for key in "ra":
        assert "no grade is here" in said(leaf("4", "tab", key))


def test_it_is_left_with_q_and_with_ctrl_c() -> None:
    assert leaf("q").return_value == 0
    assert leaf("/", "=words", "ctrl+c").return_value == 130


@pytest.mark.parametrize(
    ("env", "end", "tool"),
    [
        ({"DISPLAY": ":0"}, "0", "xclip"),
        ({"DISPLAY": ":0"}, "1", None),
        ({"DISPLAY": ""}, "0", None),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "a"}, "0", None),
    ],
)
def test_a_tool_that_took_the_text_is_named_and_no_other(
    env: dict[str, str], end: str, tool: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "xclip"
    script.write_text(f"#!/bin/sh\n/bin/cat > {tmp_path}/text\nexit {end}\n", encoding="utf-8")
    script.chmod(0o755)
    for name, value in {"SSH_CONNECTION": "", **env, "PATH": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    assert taken("“Well [sic].”") == tool
    if tool:
        assert (tmp_path / "text").read_text(encoding="utf-8") == "“Well [sic].”"
