"""`brief`: a paper in which every sentence has a source."""

from __future__ import annotations

import io
import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pypdf
import pytest

import essex_insp
from essex_insp.library import reports as library
from tests import tiny
from tests.cases import for_each
from tests.program import data, run, shown, some
from tests.test_hostile import TEXTS, spoilt

PAPERS = ("panel", "press", "resident", "request")
BUNDLED = tuple(name for name in library.paths() if name not in library.own_paths())


@cache
def paper(name: str, *words: str) -> str:
    return shown("brief", "--for", name, *words, "--format", "md")


def wrong(text: str) -> list[str]:
    """What a proof of a paper finds wrong."""
    done = run("proof", "-", "--format", "json", stdin=text)
    return [item["words"] for item in done.items if item["outcome"] == "wrong"]


@pytest.mark.parametrize("name", PAPERS)
def test_a_proof_of_it_finds_nothing_wrong(name: str) -> None:
    other = "essex-peel-2018-19" if name in ("panel", "resident") else "essex-peel-2021-22"
    for words in some(((), ("--report", other))):
        assert wrong(paper(name, *words)) == []


def test_a_proof_of_its_page_finds_nothing_wrong() -> None:
    assert wrong(shown("brief", "--format", "html")) == []


@for_each("report", some(BUNDLED))
def test_every_bundled_report_has_its_papers(report: str) -> None:
    concerns = essex_insp.load(report).concerns()
    for name in {"request", *some(PAPERS[BUNDLED.index(report) % 3 :], 4)}:
        done = run("brief", "--for", name, "--report", report)
        if name == "request" and not concerns:
            assert (done.code, done.stdout) == (2, "")
        else:
            assert (done.code, done.stderr) == (0, "")


@pytest.mark.parametrize("name", PAPERS)
def test_every_number_leads_to_a_full_reference(name: str) -> None:
    text = paper(name)
    cited = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    told = dict(re.findall(r"^\[\^(\d+)\]: (.+)$", text, re.MULTILINE))
    assert cited == told.keys()
    assert sum("http" in reference for reference in told.values()) > len(told) // 2


def test_every_statement_of_the_panel_s_paper_is_cited() -> None:
    """But for headings, quoted words, which their speaker's line cites, and what to type."""
    text = paper("panel").partition("[^1]: ")[0]
    loose = [
        line
        for line in text.splitlines()
        if line.strip("-| ")
        and "[^" not in line
        and not line.startswith(("#", ">", "|", "*"))
        and "essex-insp" not in line
    ]
    assert loose == []


def test_it_says_what_is_not_known() -> None:
    text = paper("panel")
    assert "basis inferred" in text
    assert "An expressed concern, not a formal cause of concern. Outcome not known." in text
    assert "No page read says that it was closed, or repeated." in text
    assert "2018-19 and 2021-22 may not be compared." in text
    assert "Of 2016 no grade was read" in text
    assert "Not established:" in text


def test_words_are_whole_and_left_out_ones_are_seen() -> None:
    said = {quote.text for quote in essex_insp.load().quotes()}
    for name in ("panel", "press", "request"):
        text = paper(name).replace("\\", "")
        quoted = re.findall(r"^> (?:\*\*\d\*\* )?(.*)$", text, re.MULTILINE)
        assert {words for words in quoted if not words.startswith("(")} <= said
        assert quoted
    assert "paragraphs 6–7 of 8" in paper("panel")
    assert "(paragraphs" not in paper("press")
    assert all(quote in paper("press").replace("\\", "") for quote in said)


def test_breaks_are_told_from_that_before_its_round_on() -> None:
    text = paper("panel", "--report", "essex-peel-2021-22")
    told = re.findall(r"\*\*(\S+ and \S+) may not be compared", text)
    assert told == ["2018-19 and 2021-22", "2021-22 and 2023-25"]
    newest = paper("panel", "--report", "essex-peel-2023-25")
    assert re.findall(r"\*\*(\S+ and \S+) may not be compared", newest) == told[1:]


@pytest.mark.parametrize("known", [{}, {"value": "4"}, {"baseline_value": "10"}])
def test_figures_are_asked_for_where_there_are_none(tmp_path: Path, known: dict[str, str]) -> None:
    content = tiny.report()
    compared = content["findings"][0]["comparison"]
    content["findings"][0]["comparison"] = {
        key: compared[key] for key in ("measure", "relation", "baseline")
    } | known
    text = paper("panel", "--report", str(tiny.written(tmp_path, content)))
    assert ("What are the figures behind this?" in text) == (not known)


def test_of_a_scale_of_two_grades_only_the_lower_one_is_asked_about(tmp_path: Path) -> None:
    content = tiny.report(framework={"id": "framework-a", "grades": ["Met", "Not met"]})
    for judgment, grade in zip(content["judgments"], ("Met", "Not met"), strict=False):
        judgment["grade"] = grade
    content["judgments"] = content["judgments"][:2]
    text = paper("panel", "--report", str(tiny.written(tmp_path, content)))
    asked = re.findall(r"What has been done since on this: (.*?)\?", text)
    assert asked == ["Patrolling Anytown"]


def test_what_is_a_sentence_itself_ends_in_one_mark(tmp_path: Path) -> None:
    content = tiny.report()
    for concern in content["concerns"]:
        concern["title"] = "Calls wait for an officer."
        for event in concern.get("trail", ()):
            event["by"] = "A page of Force A."
    for judgment in content["judgments"]:
        judgment["area"] = f"Area {judgment['id']}."
    path = str(tiny.written(tmp_path, content))
    for name in ("panel", "press", "resident", "request"):
        assert not re.search(r"\.[.?]|\?\.", paper(name, "--report", path)), name


def test_an_older_report_s_paper_says_how_to_have_the_newest_one_s() -> None:
    newest = data()["items"][0]["newest"]
    for name in PAPERS[:3]:
        title = paper(name).split("\n\n")[1]
        assert f"It is not of the newest round: that is {newest['title']}, 14 May 2025." in title
        assert title.endswith(f"Its own paper: essex-insp brief --report {newest['id']}")
        assert "not of the newest" not in paper(name, "--report", newest["id"])


def test_a_span_of_days_is_told_whole(tmp_path: Path) -> None:
    concern = tiny.report()["concerns"][-1]
    concern["trail"][-1] |= {"date": "2019-01-30/2019-02-02", "kind": "followed-up"}
    text = paper("panel", "--report", str(tiny.written(tmp_path, tiny.report(concerns=[concern]))))
    assert "- **30 January 2019 to 2 February 2019**: **Followed up.**" in text


def test_what_is_not_established_is_cited_where_nothing_followed(tmp_path: Path) -> None:
    concern = {**tiny.report()["concerns"][0], "trail": [], "status_note": "No page tells."}
    file = str(tiny.written(tmp_path, tiny.report(concerns=[concern])))
    for name in ("panel", "request"):
        assert re.search(r"^No page tells\. \[\^", paper(name, "--report", file), re.MULTILINE)


def test_what_was_said_of_the_concern_is_not_said_again() -> None:
    text = paper("resident", "--report", "essex-custody-2024")
    assert text.count("Incidents were not always well supervised") == 1
    assert "Raised as a cause of concern, label as reported by the press.** [^" in text


def test_other_forces_are_counted_not_ranked() -> None:
    item = data("brief")["items"][0]
    overall = item["standings"][0]
    assert f"of the {overall['read']} forces read, 1 Outstanding, {overall['alike']} Good" in paper(
        "panel"
    )


def test_what_was_carried_over_is_not_counted_as_graded_then() -> None:
    prevention = data("brief")["items"][0]["standings"][1]
    carried = sum(count["carried_over"] for count in prevention["counts"])
    assert f"; of these, {carried} carried over, 1 basis unknown or inferred. " in paper("panel")
    shown = run("brief", "--round", "2021-22").stdout
    assert "Known: Outstanding, carried over from 2019." in " ".join(shown.split())


def test_every_grade_that_is_known_of_other_forces_is_compared() -> None:
    standings = data("brief", "--round", "2018-19")["items"][0]["standings"]
    assert [standing["area"].split()[-1] for standing in standings[:1] + standings[-2:]] == [
        "effectiveness",
        "efficiency",
        "legitimacy",
    ]
    shown = " ".join(run("brief", "--round", "2021-22").stdout.split())
    assert "Essex Police is one of the 11, inferred." in shown


def test_a_letter_has_the_day_of_the_part_that_told_of_the_concern() -> None:
    letter = run("brief", "--round", "2017", "--concern", "101", "--for", "letter").stdout
    assert "(9 November 2017)" in " ".join(letter.split())
    assert "22 March 2018" not in letter
    assert "16 May 2018" not in letter


def test_a_word_means_what_it_meant_in_that_round() -> None:
    text = paper("resident")
    assert "Second of four grades" in text
    assert "Second of five grades" not in text
    assert "Second of five grades" in paper("resident", "--round", "2023-25")


def test_a_request_is_about_the_concern_that_is_named() -> None:
    text = paper("request", "--report", "essex-custody-2024", "--concern", "staffing")
    assert "**Subject: Custody staffing could not meet demand**" in text
    done = run("brief", "--for", "request", "--concern", "sausages")
    assert done.code == 2
    assert "no concern" in done.stderr


@pytest.mark.parametrize(
    ("report", "concern", "said"),
    [
        (
            "essex-effectiveness-2017",
            "visits",
            "an expressed concern, not a formal cause of concern",
        ),
        ("essex-peel-2016", "practice", "an area for improvement"),
        ("essex-custody-2024", "force", "a cause of concern, as reported by the press"),
        ("essex-custody-2024", "staffing", None),
    ],
)
def test_a_request_says_in_a_sentence_what_is_known_of_a_label(
    report: str, concern: str, said: str | None
) -> None:
    text = paper("request", "--report", report, "--concern", concern)
    raised = said and f"It was raised as {said}"
    unknown = "I could not establish under which label it was raised"
    assert f"{raised or unknown}, and I do not know what became of it." in text
    assert "label not known" not in text
    assert wrong(text) == []


def test_a_request_gives_each_the_words_that_are_theirs(tmp_path: Path) -> None:
    content = tiny.report()
    quotes = [quote["id"] for statement in content["statements"] for quote in statement["quotes"]]
    content["concerns"][0]["quotes"] = quotes
    content["speakers"][1] = {"id": "john-sample", "name": "John Sample"}
    text = paper("request", "--report", str(tiny.written(tmp_path, content)))
    said = re.findall(r"^(.*) said:|^> (?:\*\*\d\*\* )?([IW].*)", text, re.MULTILINE)
    who = [name or words.split(" ")[0] for name, words in said]
    jane = "Jane Éxample, HM Inspector of Samples, The Inspectorate of Anytown,"
    assert who == [jane, "I’m", "I", "John Sample", "We", "Somebody who is not named", "Well,"]


def test_a_request_tells_as_later_only_what_came_after_the_report(tmp_path: Path) -> None:
    concern: dict[str, Any] = {**tiny.report()["concerns"][1], "trail": []}
    for date in ("2016-10", "2016-11", "2016-12", "2017", None):
        step = {"date": date, "kind": "followed-up", "summary": f"Of {date}."}
        concern["trail"].append(step)
    for name, day in (("a", "2014-11"), ("b", "2016-11-20")):
        content = tiny.report(id=name, round=day[:4], published=day, concerns=[concern])
        tiny.written(tmp_path, content, f"{name}.json")
    env = {"ESSEX_INSP_PATH": str(tmp_path)}
    text = run("brief", "--for", "request", "-r", "b", "-f", "md", env=env).stdout
    _, later, others = re.split("Since then I have found|Of before then, or of a day", text)
    assert re.findall(r"Of (\S+)\.", later) == ["2016-12", "2017"]
    assert re.findall(r"Of (\S+)\.", others) == ["2016-10", "2016-11", "None"]


@pytest.mark.parametrize("status", ["open", "closed"])
def test_a_request_says_what_became_of_it(tmp_path: Path, status: str) -> None:
    concern = {**tiny.report()["concerns"][0], "status": status, "kind": "leadership-priority"}
    file = str(tiny.written(tmp_path, tiny.report(concerns=[concern])))
    known = {"open": "as far as I have read it is open", "closed": "I have read that it was closed"}
    raised = f"It was raised as: leadership priority, and {known[status]}."
    assert raised in paper("request", "--report", file)


def test_a_request_says_that_nothing_was_read_of_it_later_where_that_is_so(tmp_path: Path) -> None:
    concern = tiny.report()["concerns"][-1]
    for events in (2, 1):  # the second is that no mention was met with
        concern["trail"] = concern["trail"][:events]
        file = tiny.written(tmp_path, tiny.report(concerns=[concern]), f"{events}.json")
        text = paper("request", "--report", str(file))
        assert ("in what I could read of its later report I found no mention" in text) == (
            events == 2
        )


def test_a_reply_is_due_on_the_56th_day() -> None:
    assert "A reply to this report was due by 16 May 2018." in paper("request")


def test_on_a_report_of_ones_own(tmp_path: Path) -> None:
    content = tiny.report(statements=[])
    content["concerns"][0]["quotes"] = []
    content["judgments"][0]["basis_reading"] = "inferred"  # and it does not say why
    file = str(tiny.written(tmp_path, content))
    for name in PAPERS:
        text = paper(name, "--report", file)
        assert "Force A" in text
        assert "In their words" not in text
        assert "None" not in text
        assert "Southend" not in text


def test_a_hostile_text_stays_a_text(tmp_path: Path) -> None:
    file = str(tiny.written(tmp_path, spoilt(" ".join(TEXTS.values()))))
    for who, form in zip(PAPERS, ("svg", "md", "table", "html"), strict=True):
        assert run("brief", "--for", who, "-r", file, "-f", form).code == 0


def test_whom_it_is_for_has_a_name() -> None:
    done = run("brief", "--for", "martians")
    assert (done.code, done.stdout) == (2, "")
    assert "there is panel, press, resident, request" in done.stderr


class TestPdf:
    """`-o x.pdf`: of any answer, tagged, with its sources as footnotes."""

    @pytest.fixture(autouse=True)
    def _in_a_folder_of_its_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)

    @pytest.mark.parametrize("name", PAPERS)
    def test_two_pages_that_can_be_read_aloud(self, name: str) -> None:
        assert shown("brief", "--for", name, "--output", "a.pdf") == ""
        pdf = pypdf.PdfReader("a.pdf")
        assert len(pdf.pages) <= 2
        root: Any = pdf.root_object
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "en-GB"
        assert pdf.metadata is not None
        assert str(pdf.metadata.title).startswith("Essex Police PEEL: Police effectiveness 2017")
        text = "".join("".join(page.extract_text() for page in pdf.pages).split())
        assert "notcomplyingwithnationalguidelines" in text or name == "resident"
        assert "www.southendstandard.co.uk/news/16105074" in text

    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            (("compare",), r"★ Outstanding\nDurham Constabulary\n"),
            (("compare", "kent"), r"★ Outstanding\nup since 2017"),
            (("sources",), "http://www.southendstandard.co.uk"),
            (("--round", "latest"), "essex-insp history"),
        ],
    )
    def test_any_answer_is_one(self, asked: tuple[str, ...], words: str) -> None:
        assert shown(*asked, "--output", "a.pdf") == ""
        text = " ".join(page.extract_text() for page in pypdf.PdfReader("a.pdf").pages)
        assert re.search(words, text, re.DOTALL)

    def test_twice_is_the_same_to_the_byte(self) -> None:
        for name in ("a.pdf", "b.pdf"):
            assert run("grades", "--output", name).code == 0
        assert Path("a.pdf").read_bytes() == Path("b.pdf").read_bytes()

    def test_what_no_font_shows_is_told_and_not_left_out(self) -> None:
        Path("own.json").write_text(json.dumps(spoilt("odd \U000f0000")), encoding="utf-8")
        done = run("grades", "--report", "own.json", "--output", "a.pdf")
        assert done.code == 3
        assert "no font here has every character" in done.stderr
        assert not Path("a.pdf").exists()

    def test_a_package_that_is_missing_is_asked_for(self) -> None:
        with mock.patch.dict(sys.modules, {"typst": None}):
            done = run("brief", "--output", "a.pdf")
        assert done.code == 2
        assert "pip install 'essex-insp[pdf]'" in done.stderr
        assert not Path("a.pdf").exists()

    def test_markup_is_text(self) -> None:
        said = "#panic() $x$ *b* _i_ @a <b> `c` // d"
        Path("own.json").write_text(json.dumps(spoilt(said)), encoding="utf-8")
        assert run("grades", "--report", "own.json", "--output", "a.pdf").code == 0
        text = pypdf.PdfReader(io.BytesIO(Path("a.pdf").read_bytes())).pages[0].extract_text()
        assert "#panic() $x$ *b*" in " ".join(text.split())


@pytest.mark.parametrize(
    ("body", "inspectorate", "due"),
    [
        ("Kent Police", "HMICFRS", True),
        ("Kent Police", "An Inspectorate of Anytown", False),
        ("Force A Fire and Rescue Service", "HMICFRS", False),
        ("Anytown School", "An Inspectorate of Schools", False),
        ("Kent Police", None, False),
    ],
)
def test_the_terms_of_a_reply_are_told_of_police_forces_alone(
    tmp_path: Path, body: str, inspectorate: str | None, due: bool
) -> None:
    about = {"force": {"id": "body-a", "name": body}, "inspectorate": inspectorate}
    day = {"published": "2022-07-27", "round": "2021-22"}
    file = str(tiny.written(tmp_path, tiny.report(**about, **day)))
    said = ("due by 20 September 2022", "The commissioner must publish comments")
    letter, resident = (paper(name, "--report", file) for name in ("request", "resident"))
    assert [words in letter for words in said] == [due, due]
    assert ("What the words mean" in resident) == due
    assert ("Reply due by" in shown("explain", "reply", "--report", file)) == due


def test_a_label_of_ones_own_stands_in_a_letter_as_it_is(tmp_path: Path) -> None:
    asked = {"kind": "to-improve", "label": "What does the school need to do to improve?"}
    concern = {**tiny.report()["concerns"][0], **asked, "status": "open"}
    text = paper(
        "request", "--report", str(tiny.written(tmp_path, tiny.report(concerns=[concern])))
    )
    assert "under this label: What does the school need to do to improve? And as far as" in text


def test_what_became_of_an_open_concern_is_asked_as_its_own_story_has_it(tmp_path: Path) -> None:
    steps = [{"date": "2024", "kind": "followed-up", "summary": "New books were bought."}]
    concern = {**tiny.report()["concerns"][0], "status": "open", "status_note": None}
    content = tiny.report(concerns=[{**concern, "trail": steps}])
    text = paper("panel", "--report", str(tiny.written(tmp_path, content)))
    assert "Known: It was raised in An inspection of Force A, and as far as was read it is" in text
    assert "not known to us" not in text.partition("Questions to ask")[2].partition("\n-")[0]


def test_several_of_whom_it_is_for_are_meant_too() -> None:
    assert run("brief", "--for", "residents").stdout == run("brief", "--for", "resident").stdout
