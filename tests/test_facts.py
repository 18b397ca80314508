"""What `data/` holds equals the facts that it was made from, cell by cell."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from essex_insp.library import force_grades, forces, frameworks
from essex_insp.library import reports as library
from essex_insp.model import Citation, Judgment, Report, Source
from tests.cases import for_each

FACTS = Path(__file__).parents[2] / "shared" / "facts"
ADDITIONS = "additions_2026-11-28.json"
ADDED = (
    "https://norfolk-pcc.gov.uk/news/hmicfrs-report-published",
    "https://echo-news.co.uk/news/15651452",
    "https://hmicfrs.justiceinspectorates.gov.uk/publication-html/"
    "effectiveness-of-vetting-and-counter-corruption-arrangements-in-essex-police/",
)
"""What the corrections cite beside the facts."""
REPLACED = {
    ("peel-2017", "serious-organised-crime"),
    ("peel-2017", "abandoned-101-calls"),
    ("peel-2021-22", "recording-crime-data"),
    ("peel-2021-22", "preventing-crime"),
    ("peel-2021-22", "protecting-vulnerable-people"),
    ("peel-2021-22", "managing-offenders"),
    ("peel-2021-22", "offender-risk-assessments"),
    ("vetting-counter-corruption-2023", "counter-corruption-unit-staff"),
}
"""What has notes of its own since the corrections."""
MEDIUM = {"peel-2021-22", "peel-2023-25"}
"""Rounds whose grades were read in one page that is not the inspectorate's: by the scale of the
facts, and by what they say of the same pages beside those of other forces, medium."""
DATES = {
    ("domestic-abuse-2013-14", "published"): "2013-06-13",
    ("peel-2015", "overall assessment"): "2016-02-25",
    ("peel-2016", "overall assessment"): (
        "None (later than the effectiveness report; its day was not read)"
    ),
}
"""Dates that the corrections give."""
WORDS = {
    "A blog counts 14 areas for improvement and two examples of good practice; titles not read.": (
        "A blog counts 14 areas for improvement and two examples of notable practice; their "
        "titles were not read (medium confidence)."
    ),
    "acted only when intelligence or a complaint arose": (
        "acted when something such as intelligence or a complaint arose"
    ),
    "85 visits overdue in April; the force said overdue visits were those to lowest-risk "
    "offenders, which implies such visits were being scheduled again.": (
        "85 visits were missed in April alone. A spokesman said that visits are regular and "
        "unannounced, and that those outstanding are of the lowest risk. That visits to low-risk "
        "offenders were being scheduled again is our inference."
    ),
    "only some aspects were graded and effectiveness had no overall judgment.": (
        "only some aspects were graded and effectiveness had no overall judgment. That its "
        "grades may not be compared with later ones is our reading of that page; HMIC itself "
        "contrasts 2015 with 2014 on preventing crime at Essex."
    ),
    "so inspection year of Q2 and Q4 is unconfirmed": (
        "so the inspection year of Q4 is unconfirmed; Q2 has a finding of 2017 on its page of "
        "that year"
    ),
}
"""What the corrections say instead."""
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
        (inspection, number)
        for inspection in _inspections()
        for number in range(len(inspection[kind]))
    ]


def _corrected(text: str) -> str:
    for said, instead in WORDS.items():
        text = text.replace(said, instead)
    return text


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {name: library.load(name) for name in library.paths()}


def _cites(citations: tuple[Citation, ...], sources: tuple[Source, ...], *urls: str) -> bool:
    """Whether all of some addresses are cited, and nothing but them and what corrections cite."""
    by_id = {source.id: {source.url, *source.also_at} for source in sources}
    cited = [by_id[citation.source] for citation in citations]
    there = all(any(url in addresses for addresses in cited) for url in urls)
    return there and all(addresses & {*urls, *ADDED} for addresses in cited)


@for_each("inspection", _inspections())
def test_an_inspection_is_a_report(inspection: dict[str, Any], reports: dict[str, Report]) -> None:
    report = reports[f"essex-{inspection['id']}"]
    assert report.kind == inspection["type"]
    assert report.title == inspection["title"]
    published = inspection["published"]
    assert report.published == DATES.get((inspection["id"], "published"), published)
    if inspection["published"] is None:
        assert report.published_note == inspection["published_note"]
    assert len(report.judgments) == len(inspection["grades"])
    assert len(report.concerns) == len(inspection["concerns"])
    assert _cites(report.citations, report.sources, *inspection["urls"])
    if inspection["type"] == "peel":
        assert report.round == inspection["id"].removeprefix("peel-")
    else:
        assert report.round is None
    people = {speaker.id: speaker for speaker in report.speakers}
    names = [people[speaker].name for speaker in report.inspectors]
    assert bool(names) == (inspection["inspector"] is not None)
    assert all(name in inspection["inspector"] for name in names)
    chief = people[report.chief_constable or ""]
    said, said_of_post = inspection["chief_constable"], (chief.note or "").rstrip(".").lower()
    assert said.startswith(chief.name)
    assert said_of_post.split(".")[0] in said.lower()


@for_each("inspection", _inspections())
def test_parts_keep_their_dates_as_precise_as_they_are(
    inspection: dict[str, Any], reports: dict[str, Report]
) -> None:
    report = reports[f"essex-{inspection['id']}"]
    dates = {
        part.name: f"{part.published}"
        + (f" ({part.published_note})" if part.published_note else "")
        for part in report.parts
    }
    facts = dict(inspection.get("published_parts", {}))
    for (id_, name), date in DATES.items():
        if id_ == inspection["id"] and name != "published":
            facts[name] = date
    assert dates == {name: date for name, date in facts.items() if name != "all"}
    assert facts.get("all", report.published) == report.published


@for_each(("inspection", "number"), _pairs("grades"))
def test_a_judgment_is_as_it_was_read(
    inspection: dict[str, Any], number: int, reports: dict[str, Report]
) -> None:
    report = reports[f"essex-{inspection['id']}"]
    fact, judgment = inspection["grades"][number], report.judgments[number]
    assert judgment.grade == fact["grade"]
    assert judgment.basis == fact["status"]
    medium = judgment.grade and inspection["id"] in MEDIUM
    assert judgment.confidence == ("medium" if medium else fact["confidence"])
    assert judgment.inferred_grade == fact.get("grade_inferred")
    assert judgment.pillar == (fact["pillar"] if fact["pillar"] in PILLARS else None)
    assert (judgment.level == "overall") == fact["question"].startswith("Overall")
    assert _cites(judgment.citations, report.sources, fact["url"])
    replaced = (inspection["id"], judgment.id) in REPLACED
    assert replaced or fact.get("note", "") in (judgment.note or "")
    inferred = judgment.inferred_grade or judgment.basis_reading == "inferred"
    assert bool(inferred) == bool(judgment.why)
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


@for_each(("inspection", "number"), _pairs("concerns"))
def test_a_concern_has_the_label_that_was_read(
    inspection: dict[str, Any], number: int, reports: dict[str, Report]
) -> None:
    report = reports[f"essex-{inspection['id']}"]
    fact, concern = inspection["concerns"][number], report.concerns[number]
    if (inspection["id"], concern.id) in REPLACED:
        assert concern.note
    else:
        assert concern.kind == fact["kind"]
        assert concern.note == fact.get("note")
    assert concern.summary == fact["summary"]
    assert concern.about == (fact["area"],)
    assert concern.status == "not-established"
    assert _cites(concern.citations, report.sources, fact["url"])


@for_each("inspection", _inspections())
def test_notes_say_all_that_the_facts_say(
    inspection: dict[str, Any], reports: dict[str, Report]
) -> None:
    report = reports[f"essex-{inspection['id']}"]
    said = " ".join(note.text for note in report.notes)
    fact = inspection["notes"]
    for url in re.findall(r"https?://[^\s()]+", fact):
        assert any(url in (source.url, *source.also_at) for source in report.sources), url
    fact = re.sub(r",? ?\(?https?://[^\s()]+\)", lambda m: ")" if m[0][0] == "," else "", fact)
    fact = fact.replace("see peel-2017.rso_thread", "see the trail of low-risk-sex-offenders")
    assert said.startswith(_corrected(fact.strip()))
    if inspection["isbn"]:
        isbn = inspection["isbn"].split()[0]
        assert isbn in said
        assert isbn in [source.isbn for source in report.sources]


def test_figures_that_were_found_are_findings(reports: dict[str, Report]) -> None:
    report = reports["essex-peel-2017"]
    (figures,) = (fact["figures"] for fact in _inspections() if "figures" in fact)
    for fact in figures["context"]:
        (finding,) = (each for each in report.findings if fact["fact"] in each.summary)
        assert f"{fact['confidence']} confidence" in finding.summary
        assert _cites(finding.citations, report.sources, fact["url"])


def test_figures_that_were_not_found_are_not_made_up(reports: dict[str, Report]) -> None:
    report = reports["essex-peel-2017"]
    missing = [each for each in report.findings if "not found" in each.summary]
    assert len(missing) == 4
    for finding in missing:
        assert finding.comparison is not None
        assert (finding.comparison.value, finding.comparison.baseline_value) == (None, None)


def test_the_trail_is_the_timeline(reports: dict[str, Report]) -> None:
    report = reports["essex-effectiveness-2017"]
    (concern,) = report.concerns
    timeline = _json("low_risk_offenders_thread.json")["timeline"]
    added = {event["summary"]: event for event in _json(ADDITIONS)["trail_low_risk_offenders"]}
    for event in concern.trail:
        if fact := added.pop(event.summary, None):
            assert (event.date, event.kind, event.by) == (
                *(fact["date"], fact["kind"], fact["publisher"]),
            )
            assert event.confidence == fact["confidence"]
            assert _cites(event.citations, report.sources, fact["url"])
    assert not added
    added = {event["summary"]: event for event in _json(ADDITIONS)["trail_low_risk_offenders"]}
    first = [event for event in concern.trail if event.summary not in added]
    for event, fact in zip(first, timeline, strict=True):
        assert (event.by, event.summary) == (fact["source"], _corrected(fact["fact"]))
        assert event.confidence == fact["confidence"]
        assert _cites(event.citations, report.sources, fact["url"])
        note = f" ({event.date_note})" if event.date and event.date_note else ""
        said = f"{event.date}{note}" if event.date else event.date_note
        assert said == fact["date"].replace("2017-06-29/30", "2017-06-29/2017-06-30")


def test_frameworks_say_what_may_be_compared() -> None:
    facts, data = _json("comparability.json"), frameworks.load()
    assert len(data.frameworks) == len(facts["frameworks"])
    for rules, fact in zip(data.frameworks, facts["frameworks"], strict=True):
        assert rules.id == fact["id"]
        assert rules.why == _corrected(fact["why"])
        assert list(rules.rounds) == fact["rounds"]
        assert list(rules.grades) == fact["grades"]
        assert list(rules.comparable_with) == fact["comparable_with"]
        assert _cites(rules.citations, data.sources, fact["url"])
        for known, caveat in zip(rules.caveats, fact.get("caveats", []), strict=True):
            assert (known.round, known.text) == (caveat["round"], caveat["text"])
            assert _cites(known.citations, data.sources, caveat["url"])
    for pause, said in zip(data.no_round, facts["no_round"], strict=True):
        assert (pause.year, pause.why) == (said["year"], said["why"])
        assert _cites(pause.citations, data.sources, said["url"])


PROBABLE = {
    ("essex", "2017", "serious-organised-crime"): "inferred",
    ("nottinghamshire", "2017", "serious-organised-crime"): "inferred",
    ("cumbria", "2017", "investigation"): "stated",
}
"""What the corrections say was inspected in 2017, as inferred or as stated."""


def test_forces_have_every_cell() -> None:
    data, rows = force_grades.load("effectiveness"), _csv("forces_effectiveness.csv")
    by_id = {force.id: force for force in forces.load().forces}
    assert sum(cell.force != "essex" for cell in data.judgments) == 344 - 8
    urls = {source.id: {source.url, *source.also_at} for source in data.sources}
    for row in rows:
        force = by_id[row["force_slug"]]
        assert force.name == row["force"]
        cell = data.on(row["round"], row["question"])[force.id]
        assert (cell.grade or "").lower() == row["grade"]
        if (row["force_slug"], row["round"], row["question"]) in PROBABLE:
            assert (cell.grade, cell.basis, cell.judged_in) == ("Good", "inspected", "2017")
            key = (force.id, cell.round, cell.subject)
            assert cell.basis_reading == PROBABLE[key]
            assert bool(cell.why) == (cell.basis_reading == "inferred")
            continue
        if cell.force == "essex":
            continue  # as its reports have it, which cite what they rest on
        assert cell.basis_reading == "stated"
        assert (cell.basis, cell.judged_in) == {
            "inspected": ("inspected", row["round"]),
            "carried-over-2016": ("carried-over", "2016"),
            "unknown": ("unknown", None),
            "not-in-data": ("unknown", None),
        }[row["basis"]]
        also = re.fullmatch(r"also (\S+)", row["note"])
        wanted = row["url"].split(" ; ") + ([also[1]] if also else [])
        of_2016 = [url for url in wanted if "PR-550" in url]  # a correction: not to be cited
        cited = set().union(*(urls[source] for source in cell.sources))
        assert cited.isdisjoint(of_2016)
        assert cited >= set(wanted) - set(of_2016)
        assert all(urls[source] & set(wanted) for source in cell.sources)
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
        assert (force.note or "") == _corrected(row["note"])


def test_where_sources_disagree_all_sides_are_kept(reports: dict[str, Report]) -> None:
    said = (FACTS / "README.md").read_text(encoding="utf-8")
    start = said.index("## Sources that disagree")
    points = re.findall(r"^- ", said[start : said.index("## Licence", start)], re.MULTILINE)
    assert len(points) == 6
    for one_round in ("2014", "2015", "2018-19", "2021-22"):
        (disagreement,) = reports[f"essex-peel-{one_round}"].disagreements
        assert len(disagreement.sayings) == 2
        assert all(side.citations for side in disagreement.sayings)
    disagreeing = {point.force for point in force_grades.load("effectiveness").disagreements}
    assert disagreeing >= {"avon-and-somerset", "cumbria", "dorset", "kent"}
    counted = {(point.force, point.round) for point in force_grades.load("areas").disagreements}
    assert counted == {
        *(("warwickshire", "2023-25"), ("durham", "2023-25"), ("south-yorkshire", "2021-22")),
        *(("greater-manchester", "2021-22"), ("greater-manchester", "2023-25")),
        ("suffolk", "2023-25"),
    }


def test_the_same_evidence_is_told_alike(reports: dict[str, Report]) -> None:
    cells = force_grades.load("effectiveness").on("2017", "serious-organised-crime")
    pair = (cells["essex"], cells["nottinghamshire"])
    told = {(cell.grade, cell.basis, cell.basis_reading, cell.why) for cell in pair}
    for name in ("essex-peel-2017", "essex-effectiveness-2017"):
        (judgment,) = (
            each for each in reports[name].judgments if each.id == "serious-organised-crime"
        )
        told.add((judgment.grade, judgment.basis, judgment.basis_reading, judgment.why))
        assert not reports[name].disagreements
    assert len(told) == 1
    assert told.pop()[:3] == ("Good", "inspected", "inferred")


@pytest.mark.parametrize(
    ("kind", "name"), [("pillars", "forces_pillars.csv"), ("areas", "forces_areas_2021_25.csv")]
)
def test_all_forces_have_every_row(kind: force_grades.Kind, name: str) -> None:
    # Those of Essex are as its reports have them.
    data, rows = force_grades.load(kind), [r for r in _csv(name) if r["force_slug"] != "essex"]
    cells = [cell for cell in data.judgments if cell.force != "essex"]
    for row, cell in zip(rows, cells, strict=True):
        subject = data.by_subject[cell.subject]
        called = {
            subject.id,
            *(heading.name for heading in subject.headings if heading.round == cell.round),
        }
        assert (cell.force, cell.round) == (row["force_slug"], row["round"])
        assert row["pillar" if kind == "pillars" else "area"] in called
        assert forces.load().find(cell.force).name == row["force"]
        assert (cell.grade or cell.inferred_grade or "").lower() == row["grade"]
        reading = "stated" if cell.grade else "inferred"
        assert reading == row["reading"] or not row["grade"]
        assert (cell.basis, cell.confidence) == (row["basis"], row["confidence"])
        addresses = [
            {url, *data.by_source[source].also_at}
            for source in cell.sources
            if (url := data.by_source[source].url)
        ]
        wanted = [*row["url"].split(" ; "), *re.findall(r"https?://[^\s),]+", row["note"])]
        assert all(any(url in urls for urls in addresses) for url in wanted)
        assert all(urls & set(wanted) for urls in addresses)
        assert not cell.inferred_grade or cell.why
        if kind == "areas":
            source = data.by_source[cell.sources[0]]
            assert (source.copied_by or "") == row["copied_by"]
            assert not row["publisher"] or source.publisher.lower() in {
                row["publisher"].lower(),
                "police and crime commissioner for gwent",
            }


def test_sources_say_who_published_them() -> None:
    rows = {row["url"]: row for row in _csv("sources.csv")}
    sources = {
        source.id: source for name in library.paths() for source in library.load(name).sources
    }
    seen = set()
    for source in sources.values():
        for url in {source.url or "", *source.also_at} & rows.keys():
            seen.add(url)
            row = rows[url]
            assert source.publisher == row["publisher"] or not row["publisher"]
            assert not row["author"] or row["author"] == source.author
            if row["seen"] == "yes" and url == source.url:
                assert (source.title, source.label) == (row["title"], None)
            assert source.title or source.label
            assert row["published"] in ("", source.published) or url != source.url
    assert seen == rows.keys()


def test_an_inspectorate_has_the_name_of_its_day() -> None:
    names = [library.load(name).sources for name in library.paths()]
    kinds: tuple[force_grades.Kind, ...] = ("effectiveness", "pillars", "areas")
    for sources in (*names, *(force_grades.load(kind).sources for kind in kinds)):
        for source in sources:
            early = (source.published or "9999") < "2017-07"
            if source.publisher not in ("HMIC", "HMICFRS"):
                continue
            assert source.copied_by or re.search(
                r"//[^/]*(?:inspectorates|hmic)\.gov", source.url or ""
            )
            if source.published:
                assert (source.publisher == "HMIC") == early, source.id
            assert source.publisher != "HMICFRS" or "/peel-2015/essex" not in (source.url or "")
