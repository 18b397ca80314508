"""What `data/` holds equals the facts that it was made from, cell by cell."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from essex_insp.library import forces, frameworks
from essex_insp.library import reports as library
from essex_insp.model import Citation, Judgment, Report, Source

FACTS = Path(__file__).parents[2] / "shared" / "facts"
pytestmark = pytest.mark.skipif(
    not FACTS.is_dir(), reason=f"the facts are not beside the checkout ({FACTS})"
)
PILLARS = ("effectiveness", "efficiency", "legitimacy", "leadership")
# What the facts' questions say beside the question itself; the notes of the data say it.
_ASIDE = re.compile(
    r"^Overall: | \((?:revisit|official wording not read|four questions|2013 .*|no .*"
    r"|not identified.*|crime data .*)\)$"
)


def _json(name: str) -> Any:
    return json.loads((FACTS / name).read_text(encoding="utf-8"))


def _csv(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _inspections() -> list[dict[str, Any]]:
    if not FACTS.is_dir():
        return []
    return list(_json("essex_inspections.json"))


def _pairs(kind: str) -> list[Any]:
    return [
        pytest.param(inspection, number, id=f"{inspection['id']}-{number}")
        for inspection in _inspections()
        for number in range(len(inspection[kind]))
    ]


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {one: library.load(one) for one in library.ids()}


def _urls(citations: tuple[Citation, ...], sources: tuple[Source, ...]) -> list[str | None]:
    by_id = {source.id: source.url for source in sources}
    return [by_id[citation.source] for citation in citations]


@pytest.mark.parametrize("inspection", [pytest.param(one, id=one["id"]) for one in _inspections()])
def test_an_inspection_is_a_report(inspection: dict[str, Any], reports: dict[str, Report]) -> None:
    report = reports[f"essex-{inspection['id']}"]
    assert report.kind == inspection["type"]
    assert report.title == inspection["title"]
    assert report.published == inspection["published"]
    if inspection["published"] is None:
        assert report.published_note == inspection["published_note"]
    assert len(report.judgments) == len(inspection["grades"])
    assert len(report.concerns) == len(inspection["concerns"])
    assert _urls(report.citations, report.sources) == inspection["urls"]
    if inspection["type"] == "peel":
        assert report.round == inspection["id"].removeprefix("peel-")
    else:
        assert report.round is None
    people = {speaker.id: speaker for speaker in report.speakers}
    names = [people[one].name for one in report.inspectors]
    assert bool(names) == (inspection["inspector"] is not None)
    assert all(name in inspection["inspector"] for name in names)
    chief = people[report.chief_constable or ""]
    said, said_of_post = inspection["chief_constable"], (chief.note or "").rstrip(".").lower()
    assert said.startswith(chief.name)
    assert said_of_post.split(".")[0] in said.lower()


@pytest.mark.parametrize("inspection", [pytest.param(one, id=one["id"]) for one in _inspections()])
def test_parts_keep_their_dates_as_precise_as_they_are(
    inspection: dict[str, Any], reports: dict[str, Report]
) -> None:
    report = reports[f"essex-{inspection['id']}"]
    dates = {
        part.name: f"{part.published}"
        + (f" ({part.published_note})" if part.published_note else "")
        for part in report.parts
    }
    facts = inspection.get("published_parts", {})
    assert dates == {name: date for name, date in facts.items() if name != "all"}
    assert facts.get("all", report.published) == report.published


@pytest.mark.parametrize(("inspection", "number"), _pairs("grades"))
def test_a_judgment_is_as_it_was_read(
    inspection: dict[str, Any], number: int, reports: dict[str, Report]
) -> None:
    report = reports[f"essex-{inspection['id']}"]
    fact, judgment = inspection["grades"][number], report.judgments[number]
    assert judgment.grade == fact["grade"]
    assert judgment.basis == fact["status"]
    assert judgment.confidence == fact["confidence"]
    assert judgment.inferred_grade == fact.get("grade_inferred")
    assert judgment.pillar == (fact["pillar"] if fact["pillar"] in PILLARS else None)
    assert (judgment.level == "overall") == fact["question"].startswith("Overall")
    assert _urls(judgment.citations, report.sources) == [fact["url"]]
    assert fact.get("note", "") in (judgment.note or "")
    if "carried_from" in fact:
        assert judgment.judged_in == fact["carried_from"]
    else:
        assert judgment.judged_in == (report.round if fact["status"] == "inspected" else None)
    if fact.get("missing"):
        assert (judgment.grade, judgment.basis) == (None, "inspected")
    _the_question_is_kept(fact["question"], judgment)


def _the_question_is_kept(said: str, judgment: Judgment) -> None:
    question = _ASIDE.sub("", _ASIDE.sub("", said))
    aside = re.search(r"\((.*)\)$", said)
    if question == judgment.question:
        return
    # No official wording: what was judged, and what the facts say beside it, are all there.
    assert judgment.question is None
    kept = f"{judgment.area} {judgment.body} {judgment.note}".lower()
    if judgment.level != "overall" and question != "Essex Police":
        assert all(word in kept for word in re.findall(r"\w{4,}", question.lower()))
    assert aside is None or aside[1].lower() in kept


@pytest.mark.parametrize(("inspection", "number"), _pairs("concerns"))
def test_a_concern_has_the_label_that_was_read(
    inspection: dict[str, Any], number: int, reports: dict[str, Report]
) -> None:
    report = reports[f"essex-{inspection['id']}"]
    fact, concern = inspection["concerns"][number], report.concerns[number]
    assert concern.kind == fact["kind"]
    assert concern.summary == fact["summary"]
    assert concern.about == (fact["area"],)
    assert concern.note == fact.get("note")
    assert concern.status == "not-established"
    assert _urls(concern.citations, report.sources) == [fact["url"]]


@pytest.mark.parametrize("inspection", [pytest.param(one, id=one["id"]) for one in _inspections()])
def test_notes_say_all_that_the_facts_say(
    inspection: dict[str, Any], reports: dict[str, Report]
) -> None:
    report = reports[f"essex-{inspection['id']}"]
    said = " ".join(note.text for note in report.notes)
    fact = inspection["notes"]
    for url in re.findall(r"https?://[^\s()]+", fact):
        assert any(source.url == url for source in report.sources), url
    fact = re.sub(r",? ?\(?https?://[^\s()]+\)", lambda m: ")" if m[0][0] == "," else "", fact)
    fact = fact.replace("see peel-2017.rso_thread", "see the trail of low-risk-sex-offenders")
    assert said.startswith(fact.strip())
    if inspection["isbn"]:
        isbn = inspection["isbn"].split()[0]
        assert isbn in said
        assert isbn in [source.isbn for source in report.sources]


def test_figures_that_were_found_are_findings(reports: dict[str, Report]) -> None:
    report = reports["essex-peel-2017"]
    (figures,) = (one["figures"] for one in _inspections() if "figures" in one)
    for fact in figures["context"]:
        (finding,) = (one for one in report.findings if fact["fact"] in one.summary)
        assert f"{fact['confidence']} confidence" in finding.summary
        assert _urls(finding.citations, report.sources) == [fact["url"]]


def test_figures_that_were_not_found_are_not_made_up(reports: dict[str, Report]) -> None:
    report = reports["essex-peel-2017"]
    missing = [one for one in report.findings if "not found" in one.summary]
    assert len(missing) == 4
    for finding in missing:
        assert finding.comparison is not None
        assert (finding.comparison.value, finding.comparison.baseline_value) == (None, None)


def test_the_trail_is_the_timeline(reports: dict[str, Report]) -> None:
    report = reports["essex-effectiveness-2017"]
    (concern,) = report.concerns
    timeline = _json("low_risk_offenders_thread.json")["timeline"]
    assert len(concern.trail) == len(timeline)
    for event, fact in zip(concern.trail, timeline, strict=True):
        assert (event.by, event.summary) == (fact["source"], fact["fact"])
        assert event.confidence == fact["confidence"]
        assert _urls(event.citations, report.sources) == [fact["url"]]
        note = f" ({event.date_note})" if event.date and event.date_note else ""
        said = f"{event.date}{note}" if event.date else event.date_note
        assert said == fact["date"].replace("2017-06-29/30", "2017-06-29/2017-06-30")


def test_frameworks_say_what_may_be_compared() -> None:
    facts, data = _json("comparability.json"), frameworks.load()
    assert len(data.frameworks) == len(facts["frameworks"])
    for rules, fact in zip(data.frameworks, facts["frameworks"], strict=True):
        assert rules.id == fact["id"]
        assert rules.why == fact["why"]
        assert list(rules.rounds) == fact["rounds"]
        assert list(rules.grades) == fact["grades"]
        assert list(rules.comparable_with) == fact["comparable_with"]
        assert _urls(rules.citations, data.sources) == [fact["url"]]
        caveats = [
            {"round": one.round, "text": one.text, "url": _urls(one.citations, data.sources)[0]}
            for one in rules.caveats
        ]
        assert caveats == fact.get("caveats", [])
    years = [
        {"year": one.year, "why": one.why, "url": _urls(one.citations, data.sources)[0]}
        for one in data.no_round
    ]
    assert years == facts["no_round"]


def test_forces_have_every_cell() -> None:
    data, rows = forces.load(), _csv("forces_effectiveness.csv")
    by_id = {force.id: force for force in data.forces}
    assert sum(len(force.judgments) for force in data.forces) == len(rows) == 344
    urls = {source.id: source.url for source in data.sources}
    for row in rows:
        force = by_id[row["force_slug"]]
        assert force.name == row["force"]
        cell = force.judged(row["round"], row["question"])
        assert cell is not None
        assert (cell.grade or "").lower() == row["grade"]
        assert (cell.basis, cell.judged_in) == {
            "inspected": ("inspected", row["round"]),
            "carried-over-2016": ("carried-over", "2016"),
            "unknown": ("unknown", None),
            "not-in-data": ("unknown", None),
        }[row["basis"]]
        also = re.fullmatch(r"also (\S+)", row["note"])
        wanted = row["url"].split(" ; ") + ([also[1]] if also else [])
        assert [urls[source] for source in cell.sources] == wanted
        note = row["note"].replace(" - do not show it", "; it is not shown")
        assert ("" if also else note) in (cell.note or "")
        if row["basis"] == "not-in-data":
            assert cell.grade is None
            assert cell.note is not None
            assert cell.note.startswith("not in the data")


def test_forces_say_what_was_not_read() -> None:
    by_id = {force.id: force for force in forces.load().forces}
    for row in _csv("forces_2017_notes.csv"):
        force = by_id[row["force_slug"]]
        assert (force.inspector_2017 or "") == row["inspector"]
        assert (force.note or "") == row["note"]


def test_where_sources_disagree_all_sides_are_kept(reports: dict[str, Report]) -> None:
    said = (FACTS / "README.md").read_text(encoding="utf-8")
    start = said.index("## Sources that disagree")
    points = re.findall(r"^- ", said[start : said.index("## Licence", start)], re.MULTILINE)
    assert len(points) == 5
    for one_round in ("2014", "2015", "2018-19", "2021-22"):
        (one,) = reports[f"essex-peel-{one_round}"].disagreements
        assert len(one.sayings) == 2
    disagreeing = {force.id for force in forces.load().forces if force.disagreements}
    assert disagreeing >= {"avon-and-somerset", "cumbria", "dorset", "kent", "nottinghamshire"}
    # The list of forces and the report on Essex read the same page differently: both are kept.
    listed = next(force for force in forces.load().forces if force.id == "essex")
    cell = listed.judged("2017", "serious-organised-crime")
    assert cell is not None
    assert (cell.grade, cell.basis) == ("Good", "unknown")
    (judgment,) = (
        one for one in reports["essex-peel-2017"].judgments if one.id == "serious-organised-crime"
    )
    assert (judgment.grade, judgment.basis, judgment.confidence) == ("Good", "inspected", "medium")
    assert listed.disagreements
    assert reports["essex-peel-2017"].disagreements
