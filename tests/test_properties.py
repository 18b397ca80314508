"""What holds for every report: round trips, and that what is printed can be read back."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essex_insp.cli import output
from essex_insp.library.assembly import trusted
from essex_insp.model import Report
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer
from essex_insp.show.display import Display
from essex_insp.show.visible import all_visible, is_unseen
from tests.program import READING, run

TEXT = st.text(st.characters(), min_size=1, max_size=12)
MAYBE = st.none() | TEXT
SCALE = ["Outstanding", "Good", "Inadequate"]
LABELS = st.lists(TEXT, max_size=3)
DATE = st.none() | st.dates().map(lambda day: day.isoformat()[:10])


@st.composite
def reports(draw: st.DrawFn) -> dict[str, Any]:
    """Any report that is valid: its texts hold any character."""
    sources = [f"source-{number}" for number in range(draw(st.integers(1, 3)))]
    speakers = [f"speaker-{number}" for number in range(draw(st.integers(0, 2)))]
    speaker = st.none() | st.sampled_from(speakers) if speakers else st.none()
    citations = st.lists(
        st.fixed_dictionaries(
            {"source": st.sampled_from(sources)},
            optional={
                "paragraph": st.none() | st.integers(1, 9),
                "exact": MAYBE,
                "prefix": MAYBE,
                "position": st.none() | st.just([3, 9]),
            },
        ),
        max_size=2,
    )

    def many(start: str, most: int, **fields: st.SearchStrategy[Any]) -> list[dict[str, Any]]:
        count = draw(st.integers(0, most))
        record = st.fixed_dictionaries(fields)
        return [{"id": f"{start}-{number}", **draw(record)} for number in range(count)]

    statements = many("statement", 2, speaker=speaker, occasion=MAYBE)
    quotes = 0
    for statement in statements:
        statement["quotes"] = []
        for _ in range(draw(st.integers(1, 2))):
            quote = {
                "id": f"quote-{quotes}",
                "text": draw(TEXT),
                "marked": draw(st.booleans()),
                "about": draw(LABELS),
                "tone": draw(st.sampled_from([None, "positive", "mixed"])),
                "citations": draw(citations),
            }
            statement["quotes"].append(quote)
            quotes += 1
    voiced = st.just([]) if not quotes else st.just(["quote-0"])
    comparison = st.fixed_dictionaries(
        {"measure": TEXT, "relation": st.sampled_from(["lower", "equal"]), "baseline": TEXT},
        optional={"factor": st.none() | st.floats(allow_nan=False, allow_infinity=False)},
    )
    return {
        "schema": "essex-insp/report/1",
        "id": "a-report",
        "title": draw(TEXT),
        "force": {"id": "force-a", "name": draw(TEXT)},
        "framework": {"id": "framework-a", "grades": SCALE},
        "published": draw(DATE),
        "draft": draw(st.booleans()),
        "notice": draw(MAYBE),
        "judgments": many(
            "judgment",
            3,
            area=TEXT,
            question=MAYBE,
            grade=st.none() | st.sampled_from(SCALE),
            basis=st.sampled_from(["inspected", "unknown"]),
            judged_in=MAYBE,
            note=MAYBE,
            body=MAYBE,
            citations=citations,
        ),
        "findings": many(
            "finding",
            2,
            kind=st.just("claim"),
            summary=TEXT,
            stated_by=speaker,
            about=LABELS,
            comparison=st.none() | comparison,
            citations=citations,
        ),
        "concerns": many(
            "concern",
            2,
            kind=st.sampled_from(["expressed-concern", "recommendation"]),
            status=st.just("open"),
            title=TEXT,
            summary=TEXT,
            parts=st.lists(st.fixed_dictionaries({"text": TEXT}), max_size=2),
            raised_by=speaker,
            quotes=voiced,
            note=MAYBE,
            citations=citations,
        ),
        "speakers": [
            {"id": speaker, "name": draw(TEXT), "role": draw(MAYBE)} for speaker in speakers
        ],
        "statements": statements,
        "sources": [
            {"id": source, "kind": "report", "publisher": draw(TEXT), "url": draw(MAYBE)}
            for source in sources
        ],
    }


SETTINGS = settings(
    max_examples=settings().max_examples // 3,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@SETTINGS
@given(reports())
def test_a_report_goes_round(content: dict[str, Any]) -> None:
    report = Report.model_validate(content)
    written = json.dumps(report.model_dump(by_alias=True))
    assert Report.model_validate(json.loads(written)) == report
    try:
        report.model_dump_json()
    except ValueError:  # half of a surrogate pair, which is left to what checks
        assert trusted(written.encode(), Report) is None
    else:
        assert trusted(written.encode(), Report) == report


def answer(command: str, content: dict[str, Any]) -> Answer:
    """The answer of a command about a report, as the command makes it."""
    with mock.patch.object(output, "write") as write:
        done = run(command, "-r", "-", stdin=json.dumps(content))
    assert done.code == 0, done.stderr
    made: Answer = write.call_args.args[0]
    return made


@SETTINGS
@given(reports())
def test_json_gives_back_what_the_api_says(content: dict[str, Any]) -> None:
    inspection = Inspection(Report.model_validate(content))
    for command in READING:
        text = output.text_of(answer(command, content), "json", Display())
        assert json.loads(text)["items"] == getattr(inspection, command)()
        text.encode("utf-8")


@SETTINGS
@given(reports())
def test_csv_gives_back_every_text(content: dict[str, Any]) -> None:
    for command in READING:
        given = answer(command, content)
        text = output.text_of(given, "csv", Display())
        head, *rows = csv.reader(io.StringIO(text, newline=""))
        shown = all_visible(given.items, keep="\n")
        for item, row in zip(shown, rows, strict=True):
            cells = dict(zip(head, row, strict=True))
            for column, key in given.columns.items():
                value = item.get(key) if isinstance(key, str) else None
                if isinstance(value, str):
                    cell = cells[column]
                    assert cell == value or cell == f"'{value}"
                    assert not cell.startswith(tuple("=+-@＝＋－＠\t\r"))


@SETTINGS
@given(reports(), st.sampled_from([1, 20, 60, 100]))
def test_what_people_read_holds_nothing_unseen(content: dict[str, Any], width: int) -> None:
    for command in READING:
        given = answer(command, content)
        pages = [Display(), Display(width=width, terminal=True, ascii_only=width == 20)]
        texts = [output.text_of(given, "table", page) for page in pages]
        texts += [output.text_of(given, form, Display()) for form in ("plain", "md")]
        for text in texts:
            assert not any(is_unseen(char) for char in text if char != "\n")
