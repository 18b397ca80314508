"""From a text to what is in it."""

from __future__ import annotations

from dataclasses import replace

from essex_insp.draft import attribution, concerns, echoes, grades, speech
from essex_insp.draft.narration import narration
from essex_insp.draft.result import Concern, Grade, Quote, Result, Voice
from essex_insp.draft.speakers import Speaker
from essex_insp.draft.tally import Tally
from essex_insp.draft.text import Reading, read
from essex_insp.draft.ties import Tie


def draft(text: str) -> Result:
    """Return the quotes, grades and concerns of a story, press release or report page.

    Args:
        text: Any text. It is never changed, and nothing in it raises an error.

    Returns:
        What was found; every offset is in code points of `text`.
    """
    reading = read(text)
    pieces = speech.find(reading)
    ties = echoes.settle(reading, pieces, attribution.attribute(reading, pieces))
    # Nobody's words inside a sentence are a scare quote, unless the doubt is only between names.
    kept = [
        (piece, tie)
        for piece, tie in zip(pieces, ties, strict=True)
        if not piece.fragment or tie.speaker is not None or tie.where is not None
    ]
    pieces, ties = [piece for piece, _ in kept], [tie for _, tie in kept]
    echoed = echoes.find(reading, pieces, ties)
    quotes = _quotes(reading, pieces, ties)
    quotes = _with_headings(reading, quotes, echoed)
    headed = sorted(pieces + [piece for piece, _ in echoed], key=lambda one: one.start)
    narrated = narration(reading, headed)
    tally = Tally(reading, narrated)
    body = tally.main()
    return Result(
        quotes=quotes,
        grades=_grades(reading, narrated, text, tally),
        concerns=tuple(
            Concern(*reading.span(one.start, one.end), reading.number(one.start), one.kind)
            for one in concerns.find(reading, pieces, ties)
        ),
        body=body,
        title=_title(reading, text),
    )


def _quotes(reading: Reading, pieces: list[speech.Speech], ties: list[Tie]) -> tuple[Quote, ...]:
    quotes: list[Quote] = []
    statement, last = -1, None
    for index, (piece, tie) in enumerate(zip(pieces, ties, strict=False)):
        goes_on = index > 0 and (piece.chained or (tie.speaker is not None and tie.speaker is last))
        if not goes_on:
            statement += 1
        last = tie.speaker
        start, end = reading.span(piece.start, piece.end)
        where = reading.span(*tie.where) if tie.where and tie.where[0] < tie.where[1] else None
        quotes.append(
            Quote(
                start,
                end,
                reading.number(piece.start),
                piece.marked,
                _voice(tie.speaker),
                tie.kind if tie.speaker else "unattributed",
                where,
                statement,
                tie.doubt or (None if tie.speaker else "nobody is named as the speaker"),
            )
        )
    return tuple(quotes)


def _with_headings(
    reading: Reading, quotes: tuple[Quote, ...], echoed: list[tuple[speech.Speech, echoes.Source]]
) -> tuple[Quote, ...]:
    """Add what headings quote, each as a statement of its own, to what the body quotes."""
    if not echoed:
        return quotes
    statement = quotes[-1].statement
    added = []
    for number, (piece, source) in enumerate(echoed, 1):
        start, end = reading.span(piece.start, piece.end)
        said = quotes[source.at]
        voice = said.speaker
        if source.noun is not None and voice is not None:
            voice = replace(voice, role=source.noun)
        added.append(
            replace(
                said,
                start=start,
                end=end,
                paragraph=reading.number(piece.start),
                marked=True,
                speaker=voice,
                attribution="by-context" if said.speaker else "unattributed",
                statement=statement + number,
                doubt=said.doubt or "the heading names nobody; the words are said in the body",
            )
        )
    return tuple(sorted((*quotes, *added), key=lambda one: one.start))


def _voice(speaker: Speaker | None) -> Voice | None:
    if speaker is None or not speaker.known:
        return None
    if speaker.noun is not None and not speaker.person:
        # `The report said`: whose report, where the text has told it.
        unknown = speaker.organisation == f"the {speaker.noun}"
        return Voice(None, speaker.noun, None if unknown else speaker.organisation)
    return Voice(speaker.name, speaker.role, speaker.organisation)


def _grades(reading: Reading, narrated: str, text: str, tally: Tally) -> tuple[Grade, ...]:
    found: list[Grade] = []
    main = tally.main()
    for one in grades.find(reading, narrated, tally):
        if not (one.body or main or one.area or one.overall):
            continue
        start, end = reading.span(one.start, one.end)
        place = reading.span(*one.area) if one.area else None
        area = text[place[0] : place[1]] if place else ("overall" if one.overall else None)
        found.append(
            # A story that names the body later (`A force has been rated …`) means its main one.
            Grade(
                one.body or main,
                area,
                one.grade,
                start,
                end,
                place,
                reading.number(one.start),
                one.overall,
            )
        )
    return tuple(found)


def _title(reading: Reading, text: str) -> str | None:
    if len(reading.paragraphs) < 2 or not reading.paragraphs[0].heading:
        return None
    start, end = reading.span(reading.paragraphs[0].start, reading.paragraphs[0].end)
    return text[start:end]
