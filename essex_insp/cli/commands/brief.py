from functools import partial

from essex_insp.cli.command import Answer, Inspection, columns, opt, reading
from essex_insp.errors import BadUsage
from essex_insp.matching import select

EXAMPLES = ("brief -o brief.html", "brief --for request -o letter.md")
COLUMNS = columns("question known not_established=unknown sources")


@reading
def brief(
    inspection: Inspection,
    audience: str | None = opt.option(
        "--for panel|press|resident|request",
        "Whom it is for; panel if not given. A request is a letter.",
        ("panel", "press", "resident", "request"),
    ),
    concern: str | None = opt.option(
        "--concern WORDS", "Whose story it tells; the report's first if not given.", "concern"
    ),
) -> Answer:
    """One paper of two pages: for the panel, the press, residents, or a letter of request."""
    from essex_insp.questions import brief as question
    from essex_insp.questions.force import around
    from essex_insp.show.papers import PAPERS, paper

    called = {"request": "letter"}.get
    name = select("paper", audience or "panel", list(PAPERS), lambda name: [name, called(name)])[0]
    force = around(inspection.report)
    item = question.brief(inspection, force, concern)
    if name == "request" and item.concern is None:
        raise BadUsage("a request asks about a concern, and this report has none in the data")
    view, talk = partial(paper, name), force.passed_over
    return Answer([item], view, COLUMNS, "", cite=True, talk=talk, rows="questions")
