"""Each way through the full screen, as keys go."""

from __future__ import annotations

import json
import re
import webbrowser
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

pytest.importorskip("textual", reason="no textual here: pip install 'essex-insp[browse]'")

from textual.events import Key

from essex_insp.browse import screen
from essex_insp.browse.part import View, taken
from essex_insp.browse.part import drawn as drawn_parts
from essex_insp.cli.commands.browse import command_line
from essex_insp.show.display import Display
from tests import tiny
from tests.browse import leafing
from tests.browse.leafing import FOLDER, SIZES, At, Size, flat, grid, inks, leaf, lines, rows, said
from tests.program import drawn, shown


def place(browser: leafing.Leafed) -> Any:
    return browser.reader.part.number, round(browser.reader.scroll_y)


def width(browser: leafing.Leafed) -> int:
    return browser.reader.virtual_size.width - 2


def height(browser: leafing.Leafed) -> int:
    return browser.reader.size.height


def focus(browser: leafing.Leafed) -> str:
    return type(browser.focused).__name__


def typed(browser: leafing.Leafed) -> Any:
    return browser.reader.view.typed


REPORT = ("--report", leafing.DEFAULT)
IN = ("2",)
"""Into the grades of the report."""


@pytest.mark.parametrize("size", SIZES)
def test_the_screen_is_as_it_was(size: tuple[int, int]) -> None:
    for theme, text in leafing.screens(*size).items():
        path = FOLDER / f"{size[0]}-{theme}.txt"
        assert path.read_bytes().decode() == text, "run `python -m tests` and read what changed"


def test_a_question_takes_few_keys() -> None:
    concern = ("3", "G", "up", "enter", flat)
    trail = ("escape", "G", "up", "up", "enter", flat)
    matches = ("/", *"burglary", "enter", flat)
    kent = ("tab", "f", *"kent", "enter", "tab", flat)
    assert all(len(keys) < 20 for keys in (concern, trail, matches, kent))
    browser = leaf(flat, *concern, *trail, *matches, *kent, size=(110, 30))
    for told, answer in zip(
        browser.seen,
        (
            "This is from 2018. The newest",
            "expressed concern",
            "Raised as an expressed concern.",
            "2 hits: 1 quote, 1 finding",
            "Kent Police, grades over time",
        ),
        strict=True,
    ):
        assert answer in told


def test_a_part_says_what_its_command_says() -> None:
    answers = {
        "grades": "inspected in 2017",
        "concerns": "An expressed concern, not a formal cause of concern",
        "quotes": "Zoë Billingham, HM Inspector of Constabulary",
        "speakers": "Billingham",
        "findings": "domestic abuse",
        "history": "2015 to 2018-19, comparable",
        "compare": "29 others with this grade",
        "sources": "Terms: Copyright of its publisher for 1",
    }
    keys = [key for number in range(2, 10) for key in (str(number), lines, flat, width)]
    seen = leaf(*keys, size=(140, 40)).seen
    for at, (command, answer) in enumerate(answers.items()):
        rows, text, columns = seen[3 * at : 3 * at + 3]
        printed = drawn(Display(width=columns, terminal=True), command)
        printed = re.sub(r"essex-insp .* --open", "o", printed)
        printed = re.sub(r"essex-insp .*?(?=  |\n|$)|(?<=: )add --notes", "Enter", printed)
        assert "".join(printed.split()) == "".join("".join(rows).split())
        assert answer in text


def test_the_words_that_a_grade_rests_on_lead_to_their_source_and_are_copied() -> None:
    with mock.patch.object(screen, "taken", mock.Mock(return_value="a tool")) as take:
        source = leaf(*IN, "down", "enter", "down", "c", "enter", flat).seen[0]
    assert take.call_args.args[0].startswith("Southend Standard")
    assert "Text held" in source


def test_from_a_grade_to_its_words_its_source_other_rounds_and_forces_and_back() -> None:
    grades, words, again, source, rounds, forces, last = leaf(
        *(*IN, "down", flat, "enter", flat, "escape", flat, "s", flat, "backspace"),
        *("r", flat, "escape", "a", flat, "escape", flat),
    ).seen
    assert "“graded at good in all four categories”" in words
    assert "[2] HMICFRS, Essex PEEL 2017: Effectiveness Address" in source
    assert "Preventing crime" in rounds
    assert "2015 to 2018-19, comparable" in rounds
    assert "Preventing crime and tackling anti-social behaviour, 2017" in forces
    assert grades == again == last


def test_back_comes_to_the_place_it_was_left_at_then_to_the_list() -> None:
    size = Size(100, 30)
    left = leaf(
        *(*IN, "down", "down", place, "enter", "escape", place),
        *("3", "space", size, place, "?", size, "escape", size, place, "escape", size),
        size=size,
    )
    assert left.seen[0] == left.seen[1]
    assert left.seen[2] == left.seen[3]
    assert left.seen[2][1] > 0
    assert left.focus == "Shelf"
    assert left.shelf.scroll_y == 0


def test_a_page_opens_at_its_first_line_and_comes_to_rest() -> None:
    least = Size(60, 20)
    keys = ("9", least, place, "0", least, place, "3", least, place)
    seen = leaf(*"3", *keys, *(least, height) * 9, size=least).seen
    assert [top for _, top in seen[:3]] == [0, 0, 0]
    assert len({*seen[3:]}) == 1  # though its bottom lines take from it


def test_hjkl_move_as_arrows_do() -> None:
    arrows = ("down", place, "right", place, "up", "left", place)
    left = leaf(*IN, *arrows, "g", "j", place, "l", place, "k", "h", place, "g", "h", "h")
    assert left.seen[:3] == left.seen[3:]
    assert left.seen[0] != left.seen[1]
    assert left.focus == "Shelf"


def test_a_long_answer_is_scrolled_to_its_end_and_back() -> None:
    browser = leaf("7", "G", grid, lines, "g", place, "space", "space", place, "b", "b")
    end, rows, top, below = browser.seen
    assert rows[-1].strip() in end
    assert top[1] == browser.reader.scroll_y == 0 < below[1]


def test_every_line_can_be_reached_with_down_alone() -> None:
    browser = leaf("3", *["down"] * 28, grid, size=(80, 20))
    assert browser.reader.scroll_y > 0
    assert lines(browser)[-1].strip() in browser.seen[0]


def test_search_counts_its_matches_and_steps_through_them() -> None:
    stepped = ("n", said, "n", said, "N", said, rows)
    none, *told, shown = leaf("n", said, "/", "=low-risk visits", "enter", said, *stepped).seen
    assert "nothing is here for that" in none
    assert told[0].startswith("22 matches of low-risk visits")
    assert [line.partition(":")[0] for line in told[1:]] == [
        *("match 1 of 22", "match 2 of 22", "match 1 of 22")
    ]
    marked = [text for row in shown for text, style in row if style.underline]
    assert "low-risk" in marked


def test_the_cursor_is_on_the_match_that_is_in_sight_and_copied() -> None:
    searched = {
        "response closely": ("“I will be monitoring the force’s response closely.”", "¶12"),
        "very encouraged": ("“Overall, I am very encouraged by the progress", "¶13"),
        "burglary": ("Southend Standard", "¶18"),
        "low-risk visits": ("Maldon and Burnham Standard", "15110372"),
    }
    take = mock.Mock(return_value="a tool")
    match = ("enter", "n", grid, "c", "escape", "enter", grid, "c")
    with mock.patch.object(screen, "taken", take):
        screens = leaf(*[key for words in searched for key in ("/", f"={words}", *match)]).seen
    texts = [call.args[0] for call in take.call_args_list]
    assert texts[::2] == texts[1::2]
    for at, (words, (copied, place)) in enumerate(searched.items()):
        assert all(words.split()[0] in each.lower() for each in screens[2 * at : 2 * at + 2])
        assert copied in texts[2 * at]
        assert place in texts[2 * at]


def test_n_goes_on_from_the_hit_that_was_entered_and_from_the_last_to_the_first() -> None:
    asked = [("/", f"={words}", "enter") for words in ("monitoring the force", "ofenders")]
    page, nearest, listed, *told = leaf(
        *(*asked[0], flat, *asked[1], said),
        *("/", "=custody", "enter", lines, "down", "enter", said, "n", said),
        *("/", "=burglary", "tab", "enter", "N", said, "n", said, "n", said),
    ).seen
    assert "--limit" not in page  # nothing is to be typed in a shell for sources
    assert "[1] Southend Standard" in page
    assert "nearest: offenders" in nearest
    first, next_ = (int(line.split()[1]) for line in told[:2])
    assert "Enter opens it" in listed
    assert "Enter" not in listed
    assert next_ == first + 1 > 1
    assert [line.partition(":")[0] for line in told[2:]] == [
        *("match 2 of 2", "match 1 of 2", "match 2 of 2")
    ]


def test_a_note_stands_on_the_first_page_of_its_report() -> None:
    take = mock.Mock(return_value="a tool")
    with mock.patch.object(screen, "taken", take):
        noted, page, unsourced, told = leaf(
            *("/", "=baseline claim", "enter", "n", grid, typed, "c"),
            *("/", "=seven suites", "enter", "enter", grid, "c", said),
        ).seen
    assert "Baseline for the" in noted
    assert page == ("--report", "essex-peel-2015")
    assert take.call_count == 1
    assert "Seven suites" in unsourced
    assert "nothing is here" in told


def test_a_hint_at_the_first_page_leads_there() -> None:
    search = ("/", "=specialist capabilities", "enter")
    assert leaf(*search, *["down"] * 7, "enter", typed, size=(110, 60)).seen == [REPORT]
    newest = ("--report", "essex-peel-2023-25")
    assert leaf(":", "=reports", "enter", "enter", typed).seen == [newest]


def test_the_parts_are_those_of_the_report_that_is_read_though_a_source_is_of_another() -> None:
    browser = leaf("7", "s", typed, "3", flat, "escape")
    source, concerns = browser.seen
    assert source[-1] == "essex-peel-2021-22"
    assert "low-risk registered sex offenders stopped" in concerns
    assert browser.shelf.part.record.pages["grades"] == ("grades",)


def test_back_comes_to_the_side_that_was_left() -> None:
    assert leaf("?", "escape", focus, "tab", "?", "escape", focus).seen == ["Shelf", "Reader"]


def offers(browser: leafing.Leafed) -> set[str]:
    return {word for word, _ in browser.does.values()}


def test_the_bottom_line_offers_only_what_does_something() -> None:
    begin, end, short, source, none = leaf(
        *("3", offers, "G", offers, "2", Size(140, 60), offers, "s", offers, "?", offers)
    ).seen
    assert "more" in begin
    assert not {"more"} & (end | short | source)
    assert "source" in short
    assert "source" not in source
    assert not {"evidence", "source", "open", "copy", "web page"} & none


def test_what_is_offered_leads_somewhere() -> None:
    cli, offered = command_line(), set()
    for page in ("", "grades", "concerns", "sources", "history", "compare", "trail"):
        command = (*page.split(), "--report", "essex-custody-2024")
        _, parts = drawn_parts(View(cli.answer(*command), command), leafing.DISPLAY)
        ways = [to for part in parts for _, to in part.ways.values()]
        others = {to for to in ways if isinstance(to, tuple)}
        assert others
        assert command not in others
        offered |= others
    assert ("compare", "--grade", "inadequate", "--report", "essex-custody-2024") in offered
    kinds = {(to[0], *(word for word in to if word[0] == "-")): to for to in sorted(offered)}
    some = {*kinds.values(), *sorted(offered)[::5]}
    assert all(cli.answer(*to).items for to in some)


def test_a_speaker_leads_to_what_they_say_and_an_event_of_a_trail_to_its_source() -> None:
    browser = leaf("5", "down", "enter", flat, "3", "G", "up", "up", "enter", "down", "enter")
    told = browser.seen[0]
    assert "Stephen Kavanagh, Chief Constable, Essex Police [1] ¶15–19 1 “Keeping people" in told
    assert browser.reader.view.answer.command == "trail"
    assert browser.reader.view.typed == ("words",)
    assert "[7]" in flat(browser)


def test_what_sources_disagree_on_is_a_key_from_its_mark() -> None:
    left = leaf("7", At("Good*"), flat, "escape", offers, size=(120, 50))
    assert "Sources disagree." in left.seen[0]
    assert "what sources say" in left.seen[1]


def test_a_force_that_is_named_is_opened() -> None:
    shown, told, *pages = leaf(
        *IN, "a", At("Durham"), typed, flat, grid, "down", "enter", grid, *["escape"] * 2, grid
    ).seen
    assert shown == ("history", "--force", "durham")
    assert ["1 over time  2 other forces" in page for page in pages] == [True, True, False]
    assert "Durham Constabulary, grades over time" in told


def test_notes_are_opened_where_they_are_to_be_asked_for() -> None:
    def top(browser: leafing.Leafed) -> str:
        return lines(browser)[round(browser.reader.scroll_y)]

    size = Size(100, 30)
    shown, told, notes, sources = leaf(
        *("7", size, "G", At("reasons: Enter"), size, typed, flat, top, "escape"),
        *(At("sources: Enter"), size, top),
        size=size,
    ).seen
    assert shown == ("history", "--notes")
    assert "Sources disagree (*)." in told
    assert notes.startswith("2021-22 and 2023-25 are not comparable. ")
    assert sources == "What rests on which source"


def test_the_word_under_the_cursor_is_ready_to_be_explained() -> None:
    asked = ("x", lambda browser: browser.prompt.value.lower(), "escape")
    searched = ("/", "=requires improvement", "enter")
    assert leaf(*IN, *asked, "3", *asked, "0", *asked, *searched, *asked).seen == [
        *("good", "expressed concern", "label not known", "requires improvement")
    ]


def test_a_number_that_leads_nowhere_says_so() -> None:
    no_number, no_page = leaf(
        *("f", "=kent", "enter", "7", said, "escape", "escape", "2", "8", "tab"),
        *("f", "=peel 2014", "enter", grid),
    ).seen
    assert "nothing is here for that" in no_number
    assert "no grades of all forces for round" in no_page
    assert "!  2014" not in no_page


def test_the_newest_of_a_narrowed_list_is_chosen() -> None:
    assert leaf("f", "=2023", "enter", "enter", "2", typed).seen == [
        ("grades", "--report", "essex-peel-2023-25")
    ]


def test_what_a_word_means_is_said() -> None:
    told, searched, graded = leaf(
        *("/", "=requires improvement", "enter", said, "x", "enter", flat),
        *("escape", *IN, "x", "enter", flat),
    ).seen
    assert "x says what it means" in told
    assert "Fourth of five grades" in searched
    assert "good (2023-25)" in graded.lower()


def test_all_concerns_of_the_force_are_a_key_away() -> None:
    open_, shown = leaf("0", flat, "f", "=expressed", "enter", typed).seen
    assert "61 concerns in 16 reports on Essex Police" in open_
    assert shown == ("concerns", "--kind", "expressed", "--all")


def test_a_concern_that_is_named_leads_to_it_and_on_to_what_came_next() -> None:
    newest, told, then, came, other, old, elsewhere = leaf(
        *("tab", *"jjjjjj", "enter", typed, "escape", "up", "enter", typed, "r", typed, flat),
        *("0", *"jjjjjjjjjjjjjjjjjjj", "enter", typed, flat),
        *(":", "=concerns --report essex-peel-2017 --about low-risk", "enter", "r", typed),
    ).seen
    assert told == ("concerns", "--about", "low-risk-sex-offenders", *REPORT)
    assert then == ("trail", "low-risk-sex-offenders", *REPORT)
    assert "16 events" in came
    assert other[:2] == ("concerns", "--about")
    assert "Label and outcome not known" in old
    assert newest == ("--report", "essex-peel-2023-25")
    assert elsewhere == (*then[:2], "--report", "essex-peel-2017")


def test_an_address_is_shown_whole_where_there_is_no_browser() -> None:
    with mock.patch("webbrowser.get", side_effect=webbrowser.Error):
        told, shown = leaf("4", "down", "down", "down", "o", said, grid, size=(60, 20)).seen
    assert "".join(told.split()) in "".join(shown.split())


def test_the_parts_are_those_of_the_report_that_is_shown() -> None:
    browser = leaf("/", "=custody", "enter", "n", "2", "escape", typed, "n", "2", "tab")
    assert browser.seen == [("search", "--limit", "0", "--", "custody")]
    view = browser.reader.view
    assert view.typed in browser.shelf.part.record.pages.values()
    assert view.typed[:2] == ("grades", "--report")
    assert view.answer.head
    assert view.answer.head.id == view.typed[2]


def test_the_bottom_line_says_how_to_leave_what_is_asked() -> None:
    asked, left = leaf(*IN, "/", grid, At("Esc cancel"), grid).seen
    assert "Enter do it  Esc cancel" in asked
    assert "Search all reports:" not in left
    assert "Enter evidence" in left


def test_any_command_is_typed() -> None:
    chart, quoted, *refused = leaf(
        *(":", "=history --chart", "enter", flat, ":", '=compare "kent police"', "enter", typed),
        *(":", "=graes", "enter", said, ":", "=grades -o a.md", "enter", said, typed),
    ).seen
    assert "carried over from another round" in chart
    assert quoted == ("compare", "kent police")
    assert refused[0] == "no command 'graes'; did you mean 'grades'?"
    assert "typed in a shell" in refused[1]
    assert refused[2] == quoted


def test_a_command_that_is_typed_asks_of_the_report_that_is_shown() -> None:
    newest = ("--report", "essex-peel-2023-25")
    asked = leaf(
        *(":", "=concerns", "enter", typed, ":", "=brief --for press", "enter", typed),
        *(
            ":",
            "=history --force kent",
            "enter",
            typed,
            ":",
            "=grades --round 2016",
            "enter",
            typed,
        ),
        *(":", "=compare --round 2016", "enter", typed, ":", "=search custody", "enter", typed),
        report=newest[1],
    ).seen
    assert asked[0] == ("concerns", *newest)
    assert asked[1] == ("brief", *newest, "--for", "press")
    assert asked[2] == ("history", "--force", "kent")
    assert asked[3] == ("grades", "--round", "2016")
    assert asked[4] == ("compare", "--report", "essex-peel-2016", "--round", "2016")
    assert asked[5] == ("search", "custody")


def test_what_is_typed_to_search_is_no_option() -> None:
    typed = ("--help", "x --version", "-", "--report -")
    keys = [key for each in typed for key in ("/", f"={each}", "enter", said, "escape")]
    browser = leaf(*keys, "2", "/", "=burglary", "enter", "n")
    assert all(browser.seen)
    assert said(browser).startswith("match 1 of 2")


def test_what_nothing_is_filtered_by_is_found_in_the_page() -> None:
    browser = leaf("7", "f", "=disagree", "enter", said, "enter", typed)
    told, noted = browser.seen
    assert told == "no part of it answers to disagree; this line has it"
    assert noted == ("history", "--notes")


def test_filters_are_those_of_the_command() -> None:
    browser = leaf(
        *("4", "f", "=kavanagh", "enter", flat, typed, "4", "f", "=strain", "enter", typed),
        *("2", "f", "=zebra", "enter", typed),
    )
    shown, speaker, contains, kept = browser.seen
    assert "John Sample" not in shown
    assert speaker == ("quotes", "--speaker", "kavanagh")
    assert contains == ("quotes", "--contains", "strain")
    assert kept == ("grades",)
    assert "nothing here answers to zebra" in said(browser)


def ahead(browser: leafing.Leafed) -> None:
    """Type faster than it answers."""
    for key in "fkent":
        browser.post_message(Key(key, key))


def test_the_list_is_filtered_and_whole_again() -> None:
    keys = ("f", "=custody", "enter", grid, "f", "=zebra", "enter", grid, "escape", grid)
    kept = (ahead, "enter", "escape", "escape", typed)
    shown, none, whole, _, force, last = leaf(*keys, *kept, grid, size=(140, 70)).seen
    assert force == ("history", "--force", "kent")
    assert "Metropolitan Police Service" in last
    assert "Kent Police" not in shown
    assert " custody: 2 of 60; Esc " in shown
    assert " zebra: 0 of 60; Esc " in none
    assert "2014  PEEL 2014" in none
    assert "All forces (43)" in whole


def test_a_list_that_was_narrowed_is_whole_where_a_match_is_of_another_report() -> None:
    keys = ("f", "=kent", "enter", "/", "=written off", "enter", grid, "n", grid)
    browser = leaf(*keys, size=(140, 40))
    narrowed, whole = browser.seen
    assert "kent: 1 of " in narrowed
    assert "kent: 1 of " not in whole
    assert "child protection re-inspection" in browser.shelf.part.record.name


def test_a_quotation_is_copied_with_who_said_it_and_where_it_stands() -> None:
    take = mock.Mock(side_effect=["a tool", "a tool", "a tool", None])
    with mock.patch.object(screen, "taken", take):
        browser = leaf("4", "c", "down", "c", said, "2", "c", "c")
    every, quotation, citation, _ = (call.args[0] for call in take.call_args_list)
    assert "“I will be monitoring the force’s response closely.”\n" in every
    assert every.count("Zoë Billingham, HM Inspector of Constabulary, HMICFRS\n") == 1
    place, address, terms = map(quotation.index, (", ¶6. ", "http", "Copyright of its publisher"))
    assert place < address < terms
    assert quotation.startswith(
        "“I am very pleased that Essex Police continues to build on the impressive improvements "
        "it has made since 2015.”\nZoë Billingham, HM Inspector of Constabulary, HMICFRS\n"
        "Southend Standard"
    )
    assert citation.startswith(
        "Overall effectiveness: Good, inspected in 2017\n"
        "HMICFRS, Essex PEEL 2017: Effectiveness, 22 March 2018."
    )
    assert browser.seen == ["copied with a tool: what is marked, with its reference"]
    assert browser.clipboard == citation
    assert said(browser).startswith("sent to the terminal (paste to check)")


def test_what_was_printed_without_marks_is_said_to_be() -> None:
    take = mock.Mock(return_value="a tool")
    with mock.patch.object(screen, "taken", take):
        told = said(leaf("/", "=burglary", "enter", "n", "n", "c"))
    words, caution = take.call_args.args[0].split("\n")[::2][:2]
    assert words.startswith("With burglary down, arrests")
    assert caution.startswith("printed without quotation marks")
    assert told.startswith("copied with a tool")


def test_a_source_is_opened_at_the_words() -> None:
    get = mock.patch("webbrowser.get", side_effect=[None, None, webbrowser.Error])
    with get, mock.patch("webbrowser.open") as open_:
        browser = leaf("4", "down", "o", "9", "down", "o", "o")
    opened = [call.args[0] for call in open_.call_args_list]
    assert "16105074" in opened[0]
    assert "#:~:text=I%20am%20very%20pleased" in opened[0]
    assert opened[1].startswith("https://hmicfrs.justiceinspectorates.gov.uk/")
    assert "no browser here; open it in one: http" in said(browser)


def test_what_is_shown_is_written_to_a_file_and_nothing_is_replaced_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path, printed = tmp_path / "grades.md", shown("grades", "-f", "md")

    def text(_: object) -> str:
        return path.read_text("utf-8")

    def mine(_: object) -> None:
        path.write_text("mine", "utf-8")

    kept = ("e", "enter", grid, "=n", "enter", text, "e", "enter", "escape", text)
    replaced = ("e", "enter", "=y", "enter", text)
    browser = leaf(*IN, "e", "enter", text, mine, *kept, *replaced)
    first, _, asked, *still, last = browser.seen
    assert browser.focus == "Reader"
    assert first == last == printed
    assert "is there. Replace it?" in asked
    assert still == ["mine", "mine"]


def test_words_are_written_too_and_a_file_that_cannot_be_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder, suffix = leaf(
        *(*IN, "e", "home", "=no/", "enter", said, "e", "=.docx", "enter", said),
        *("down", "enter", "e", "enter"),
    ).seen
    assert "cannot be written" in folder
    assert "suffix" in suffix
    assert "graded at good in all four categories" in (tmp_path / "words.md").read_text("utf-8")


def test_the_mouse_works() -> None:
    tab, words, keys = leaf(
        *(At("2 grades"), typed, "tab", At("Good", "Preventing"), flat, At("? all keys"), flat),
        size=(110, 24),
    ).seen
    assert tab == ("grades",)
    assert "graded at good in all four categories" in words
    assert "Keys" in keys


def test_it_is_resized_while_it_runs_and_a_small_terminal_says_so() -> None:
    browser = leaf(*IN, Size(200, 50), grid, Size(59, 20), grid, Size(60, 20), grid)
    large, small, least = browser.seen
    assert "Preventing crime and tackling anti-social behaviour   ● Good" in large
    assert "Too small" in small
    assert "Overall" not in small
    assert "Too small" not in least
    assert "Overall" in least
    assert browser.focus == "Reader"
    # Nothing is typed where nobody sees it: q leaves.
    assert leaf(*IN, "colon", Size(59, 20), size=(200, 50)).focus == "Reader"
    assert " T\n o\n o\n" in leaf(*IN, Size(3, 50), grid).seen[0]


def test_dark_and_light_have_their_contrast() -> None:
    keys = [key for part in "378" for key in (part, inks, "t", inks)]
    for pairs in leaf(*keys, size=(110, 60), report="essex-peel-2023-25").seen:
        assert len(pairs) > 1
        assert min(contrast(*pair) for pair in pairs) >= 4.5


def test_256_colours_keep_their_contrast() -> None:
    from rich.color import Color, ColorSystem

    env = {"TERM": "xterm-256color", "COLORTERM": ""}
    for pairs in leaf("7", inks, "t", inks, size=(110, 60), env=env).seen:
        rounded = [
            [
                Color.parse(each).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex
                for each in pair
            ]
            for pair in pairs
        ]
        assert len(pairs) > 3
        assert min(contrast(*pair) for pair in rounded) >= 4.5


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}])
def test_what_is_under_the_cursor_stands_out_and_has_a_mark(env: dict[str, str]) -> None:
    def reverse(browser: leafing.Leafed) -> str:
        return "".join(text for row in rows(browser) for text, style in row if style.reverse)

    keys = (reverse, "down", reverse, *IN, reverse, grid, rows)
    listed, below, graded, marked, shown = leaf(*keys, env=env).seen
    inked = {style.color.name for row in shown for _, style in row if style.color}
    assert (inked <= {"default"}) == bool(env)
    assert "►● Good" in marked
    assert marked.count("►") == 1
    assert "2017  PEEL: Police effective" in listed
    assert "2017  PEEL 2017: Essex" in below
    assert "PEEL" not in graded
    assert "Good" in graded


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
        shown, told = leaf("2", grid, flat, report="force-a-2016", size=(140, 40)).seen
        assert "  2016  An inspection of Force A" in shown
        assert "Your own reports (1)" in shown
        assert "8 other forces" not in shown  # which are none of its kind
        assert "Patrolling Anytown" in told

    def test_a_broken_one_is_named_with_what_is_wrong(self, folder: Path) -> None:
        (folder / "broken.json").write_text("{", encoding="utf-8")
        (folder / "Not [b]An Id.json").write_text("{}", encoding="utf-8")
        tiny.written(folder, tiny.report(), "force-a-2016.json")
        broken, next_, unnamed = leaf(
            *("2", flat, "up", flat, "down", "f", "=rename", "enter", flat),
            report="broken",
            size=(140, 40),
        ).seen
        assert "broken.json" in broken.replace(" ", "")
        assert "Not [b]An Id.json" in unnamed.replace(" /", "/")
        assert "Patrolling" in next_
        assert "rename it" in unnamed

    def test_none_is_read_before_it_is_looked_at(self, folder: Path) -> None:
        for number in range(50):
            tiny.written(folder, tiny.report(), f"force-a-{number}.json")
        with mock.patch("essex_insp.library.checking.check", side_effect=AssertionError):
            (shown,) = leaf("2", grid, size=(140, 40)).seen
        assert "Your own reports (50)" in shown

    def test_a_file_is_shown_that_is_in_no_folder(self, tmp_path: Path) -> None:
        path = tiny.written(tmp_path, tiny.report(title="A file"))
        assert "A file" in flat(leaf("2", report=str(path)))

    def test_texts_are_shown_as_texts(self, folder: Path) -> None:
        content = tiny.report(title="[b]Red[/] [link=x] \x1b[31m\u202ereport")
        content["statements"][0]["quotes"][0]["text"] = (
            "Well [sic] [/b] [@click=app.quit]x[/]\x1b]0;x"
        )
        tiny.written(folder, content, "force-a-2016.json")
        (shown,) = leaf("4", grid, report="force-a-2016", size=(140, 40)).seen
        assert "[b]Red[/] [link=x] ␛[31m<U+202E>report" in shown
        assert "Well [sic] [/b] [@click=app.quit]x[/]␛]0;x" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown

    def test_a_command_in_a_report_is_only_text(self, folder: Path) -> None:
        content = json.loads(
            json.dumps(tiny.report()).replace("A note on horses.", "essex-insp grades --help")
        )
        tiny.written(folder, content, "force-a-2016.json")
        browser = leaf("2", *["down"] * 9, "enter", report="force-a-2016")
        assert browser.return_code in (0, None)


def test_a_grade_of_another_force_leads_on_as_well() -> None:
    browser = leaf("f", "=kent", "enter", "tab", "enter", flat, typed, "escape", "a", typed)
    words, rest, compared = browser.seen
    assert "Kent Police" in words
    assert rest == ("words",)
    assert compared[0] == "compare"


def test_where_nothing_leads_on_it_says_what_does() -> None:
    cited = [key for name in "wsoc" for key in (name, said, "t")]
    judged = [key for name in "ra" for key in (name, said)]
    told = leaf("?", *cited, "escape", "4", *judged).seen
    assert all("nothing is here for that" in each for each in told[:4])
    assert all("nothing is here for that" in each for each in told[4:])


def test_it_is_left_with_ctrl_c_whatever_is_typed() -> None:
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
