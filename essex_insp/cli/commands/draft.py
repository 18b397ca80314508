"""`essex-insp draft`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from essex_insp.cli.options import FileOption, ForceOption
from essex_insp.dates import check_date
from essex_insp.errors import BadUsage
from essex_insp.library import reports as library
from essex_insp.matching import fold
from essex_insp.model import Force as PoliceForce
from essex_insp.model import Report
from essex_insp.show.words import counted


def draft(
    text: Annotated[str, typer.Argument(metavar="FILE|-", help="A story, release or report page.")],
    output: FileOption = None,
    force: ForceOption = False,
    id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="The report's id; else the file's.")
    ] = None,
    publisher: Annotated[
        str, typer.Option("--publisher", metavar="NAME", help="Who published the text.")
    ] = "not stated",
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="Its address.")] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="YYYY, YYYY-MM or YYYY-MM-DD.")
    ] = None,
) -> None:
    """Make a draft report from an article, its doubts listed."""
    from essex_insp.cli.output import Output, complain, write_text
    from essex_insp.draft import draft_report
    from essex_insp.evidence import LARGEST, decode
    from essex_insp.show.envelope import dumps

    if published is not None:
        try:
            check_date(published)
        except ValueError as error:
            raise BadUsage(f"--published {published!r}: {error}") from None
    given = decode(library.content(text, LARGEST), text)
    report = draft_report(
        given.text,
        id=_id(id or Path(output or text).stem),
        publisher=publisher,
        url=url,
        published=published,
        sha256=given.sha256,
        length=given.length,
    )
    report = report.model_copy(update={"force": _known(report.force)})
    content = report.model_dump(by_alias=True, exclude_defaults=True)
    write_text(dumps(content), Output(format="json", file=output, overwrite=force))
    for line in _account(report, output, text):
        complain(line)


def _known(force: PoliceForce) -> PoliceForce:
    """The force under the id that the library has for its name, if it has one."""
    from essex_insp.library import forces

    name = fold(force.name)
    ids = (one.id for one in forces.load().forces if fold(one.name) == name)
    return PoliceForce(id=next(ids, force.id), name=force.name)


def _id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:80].strip("-") or "draft"


def _account(report: Report, output: str | None, text: str) -> list[str]:
    """What was found, what is in doubt, what to do next."""
    quotes = sum(len(statement.quotes) for statement in report.statements)
    found = ", ".join(
        (
            f"{counted(quotes, 'quoted paragraph')} of {counted(len(report.speakers), 'speaker')}",
            counted(len(report.judgments), "grade"),
            counted(len(report.concerns), "concern"),
        )
    )
    name = output if output and output != "-" else "FILE"
    first = f"settle the doubts in {name}" if report.doubts else f"read {name} through"
    check = f"`essex-insp validate {name}`"
    if text != "-":
        check += f" and `essex-insp verify --report {name} --source {text}`"
    return [
        f"found {found}; {counted(len(report.doubts), 'doubt')} for you to settle",
        *(
            f"doubt: {f'paragraph {doubt.paragraph}: ' if doubt.paragraph else ''}{doubt.text}"
            for doubt in report.doubts
        ),
        f"next: {first}, make its `draft` false, then run {check}",
    ]
