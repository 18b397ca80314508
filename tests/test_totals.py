"""The totals that the inspectorate and the press published hold for what `data/` has."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from essex_insp.library import force_grades, frameworks
from essex_insp.library import reports as library
from essex_insp.library.files import data_folder
from essex_insp.model import Citation
from tests.cases import for_each

DATA = data_folder()


@pytest.mark.parametrize(
    ("round", "outstanding", "good", "requires_improvement", "inadequate", "unread"),
    [
        ("2015", 1, 24, 18, 0, 0),
        ("2016", 1, 28, 13, 1, 0),
        ("2017", 1, 30, 12, 0, 0),
        ("2018-19", 1, 35, 6, 1, 0),
    ],
)
def test_overall_effectiveness_adds_up(
    round: str,
    outstanding: int,
    good: int,
    requires_improvement: int,
    inadequate: int,
    unread: int,
) -> None:
    cells = force_grades.load("effectiveness").on(round, "overall")
    counts = Counter(cell.grade for cell in cells.values())
    assert counts["Outstanding"] == outstanding
    assert counts["Good"] == good
    assert counts["Requires improvement"] == requires_improvement
    assert counts["Inadequate"] == inadequate
    assert counts[None] == unread
    assert counts.total() == 43


def test_of_the_four_questions_of_2017_125_grades_were_read() -> None:
    cells = [
        cell
        for cell in force_grades.load("effectiveness").judgments
        if cell.round == "2017" and cell.subject != "overall"
    ]
    assert len(cells) == 172
    assert sum(cell.grade is not None for cell in cells) == 125


def test_essex_has_92_judgments_of_which_59_were_read_and_61_concerns() -> None:
    reports = [library.load(name) for name in library.paths() if name != library.DEFAULT]
    assert len(reports) == 16
    judgments = [judgment for report in reports for judgment in report.judgments]
    assert len(judgments) == 92
    assert sum(judgment.grade is not None for judgment in judgments) == 59
    assert sum(len(report.concerns) for report in reports) == 61


def test_every_round_has_the_scale_of_its_framework() -> None:
    for name in library.paths():
        report = library.load(name)
        if report.round is not None:
            rules = frameworks.load().rules(report.framework.id if report.framework else None)
            assert rules is not None
            assert report.framework is not None
            assert report.framework.grades == rules.grades
            assert report.round in rules.rounds


def test_every_source_that_is_cited_is_there_and_none_lies_idle() -> None:
    rules = frameworks.load()
    cited = {
        citation.source
        for part in (*rules.frameworks, *rules.no_round)
        for citation in (*part.citations, *_of_caveats(part))
    }
    assert cited == set(rules.by_source)


def _of_caveats(part: object) -> list[Citation]:
    caveats: tuple[frameworks.Caveat, ...] = getattr(part, "caveats", ())
    return [citation for caveat in caveats for citation in caveat.citations]


def test_a_source_is_described_alike_wherever_it_is_cited() -> None:
    seen: dict[str, tuple[str | None, str, str | None]] = {}
    files = [library.load(name).sources for name in library.paths()]
    kinds: tuple[force_grades.Kind, ...] = ("effectiveness", "pillars", "areas")
    grades = [force_grades.load(kind).sources for kind in kinds]
    for sources in (*files, frameworks.load().sources, *grades):
        for source in sources:
            said = (source.url, source.publisher, source.title)
            assert seen.setdefault(source.id, said) == said
    addresses = [url for url, _, _ in seen.values()]
    assert len(set(addresses)) == len(addresses)


@for_each("path", sorted(DATA.rglob("*.json")))
def test_every_data_file_is_json_in_utf8_with_one_line_end(path: Path) -> None:
    data = path.read_bytes()
    assert json.loads(data.decode())
    assert data.endswith(b"}\n")
    assert b"\r" not in data


def test_two_addresses_of_one_text_are_one_source() -> None:
    seen: dict[str, str] = {}
    files = [library.load(name).sources for name in library.paths()]
    kinds: tuple[force_grades.Kind, ...] = ("effectiveness", "pillars", "areas")
    grades = [force_grades.load(kind).sources for kind in kinds]
    for sources in (*files, frameworks.load().sources, *grades):
        for source in sources:
            for url in (source.url or source.id, *source.also_at):
                bare = re.sub(r"^https?://(www\.)?", "", url).rstrip("/?")
                bare = re.sub(
                    r"^justiceinspectorates\.gov\.uk/hmic(?:frs)?/",
                    "hmicfrs.justiceinspectorates.gov.uk/",
                    bare,
                )
                assert seen.setdefault(bare, source.id) == source.id


def test_no_host_stands_for_a_publisher_that_is_known() -> None:
    known: dict[str, set[str]] = {}
    files = [library.load(name).sources for name in library.paths()]
    kinds: tuple[force_grades.Kind, ...] = ("effectiveness", "pillars", "areas")
    for sources in (*files, *(force_grades.load(kind).sources for kind in kinds)):
        for source in sources:
            host = (source.url or "").split("/")[2].removeprefix("www.")
            if source.copied_by or "justiceinspectorates" in host or "moderngov" in host:
                continue  # hosts of many bodies
            known.setdefault(host, set()).add(source.publisher)
    for host, publishers in known.items():
        assert len(publishers) == 1 or not any("." in name for name in publishers), host


def test_no_text_says_that_the_low_risk_concern_was_closed() -> None:
    for name in ("essex-effectiveness-2017", "essex-peel-2017"):
        concern = next(
            concern
            for concern in library.load(name).concerns
            if concern.id == "low-risk-sex-offenders"
        )
        assert concern.status == "not-established"
        assert concern.kind == "expressed-concern"
        assert all(event.kind != "closed" for event in concern.trail)
