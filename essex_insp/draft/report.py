"""From what was found in a text to a draft report, with its doubts and what was passed over."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from essex_insp import model
from essex_insp.draft import lexicon
from essex_insp.draft.bodies import inspects
from essex_insp.draft.days import days
from essex_insp.draft.names import names
from essex_insp.draft.page import passed
from essex_insp.draft.reader import TOO_MUCH, drafted
from essex_insp.draft.result import ABSENT, COUNTED, OVERALL, Concern, Result, Voice
from essex_insp.draft.settle import YES, free, line, slug, title
from essex_insp.draft.text import END, START, read
from essex_insp.library.papers import Paper, paper_of
from essex_insp.library.parsing import LONE, MAX_VALUES
from essex_insp.library.scales import known
from essex_insp.matching import fold
from essex_insp.model import Citation, Date, Doubt, Report
from essex_insp.model.values import NOT_RETOLD

NOT_STATED = "a publisher not stated"  # of a publisher that nobody gave
_SOURCE = "source"  # the id of the text among the report's sources
_CONTEXT, _AROUND, _WEIGHT = 32, 160, 5  # what a person reads around a doubt is longer
_FOUR = ("Outstanding", "Good", "Requires improvement", "Inadequate")
_FIVE = ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate")
_NOBODY = "No force or other body is named: say whom this is about."
# Signs of what a report lists one by one, and how many of them at the most are read at all: no
# story has so many. How many values of JSON a fact takes, and what was passed over.
_SIGNS = (
    "“", " ‘", ' "', '\n"', " '", "good", "Good", "utstanding", "dequate", "mprovement", "oncern",
)  # fmt: skip
_MOST_SIGNS, _OF_FACT, _OF_PASSED = MAX_VALUES // 17, 30, 5
_NOUN = re.compile(r"the \w+", re.IGNORECASE)  # a body without a name
_SEVERAL = "Whom is this about? The text names several alike, or one among many."


def draft_report(
    given: Paper | str,
    *,
    id: str = "draft",
    publisher: str | None = None,
    url: str | None = None,
    published: Date | None = None,
) -> Report:
    """Return a draft report on a paper, or a text: valid, marked `draft`, with its doubts listed.

    What is left out of `published` the text gives. `OverflowError`: a report cannot hold it all.
    """
    paper = paper_of(given) if isinstance(given, str) else given
    text = LONE.sub("\ufffd", paper.text)
    if sum(map(text.count, _SIGNS)) > _MOST_SIGNS:
        raise OverflowError(TOO_MUCH)
    reading = read(text)
    maker = _Maker(text, paper, drafted(reading, names(reading), _MOST_SIGNS))
    day = days(reading, published)
    del reading  # as large as the text
    told = maker.result
    facts = sum(map(len, (told.quotes, told.grades, told.doubts, told.concerns)))
    rest = len(told.passed_over) + sum(quote.doubt is not None for quote in told.quotes)
    # No command would read what is made of more.
    if _OF_FACT * facts + _OF_PASSED * rest > MAX_VALUES:
        raise OverflowError(TOO_MUCH)
    dated = maker.citation(*day.where) if day.where else None
    doubts = [*maker.doubts(bool(day.own or day.report))]
    if day.doubt and dated:
        doubts.append(Doubt(text=day.doubt, kind="text", paragraph=dated.paragraph, citation=dated))
    document = model.Source(
        id=_SOURCE,
        kind="news-story",
        publisher=(publisher or "").strip() or NOT_STATED,
        title=paper.title or maker.result.title,
        url=(url or "").strip() or None,
        published=day.own,
        sha256=paper.sha256,
        length=paper.length,
    )
    body = maker.result.body
    scale = model.Framework(id="graded-as-the-text-says", grades=maker.scale or _FOUR)
    statements, judgments = maker.statements(), tuple(maker.judgments())
    return Report(
        schema="essex-insp/report/1",
        id=id,
        title=title(body or "a body that is not named"),
        force=model.Force(id=slug(body or "not named"), name=body or "not named in the text"),
        framework=scale if maker.scale else None,
        inspectorate=maker.result.inspectorate,
        published=day.report,
        told_by=_SOURCE,
        kind="inspection",  # of which kind, no text says
        draft=True,
        judgments=judgments,
        concerns=tuple(maker.concerns(reported=not inspects(document.publisher))),
        speakers=tuple(maker.speakers.values()),
        statements=statements,
        sources=(document,),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.paragraph or 0)),
        passed_over=tuple(maker.passed_over()),
        citations=(dated,) if dated and day.report else (),
    )


def _scale(grades: list[str]) -> tuple[str, ...]:
    """The scale that has all the grades: that of PEEL, else a known one, else the grades."""
    stated = {fold(grade): grade for grade in grades}
    for scale in (_FOUR, _FIVE, *(tuple(framework["grades"]) for framework in known().values())):
        if stated.keys() <= {fold(grade) for grade in scale}:
            return scale
    return (*_FIVE, *(grade for key, grade in stated.items() if key not in map(fold, _FIVE)))


class _Maker:
    """The parts of a report, with the ids that tie them."""

    def __init__(self, text: str, paper: Paper, result: Result) -> None:
        self.text, self.result, self._paper = text, result, paper
        self._ids: dict[Voice, str] = {}
        self.speakers: dict[str, model.Speaker] = {}
        self._ratings = [rating for rating in result.grades if rating.period == "current"]
        grades = [rating.grade for rating in self._ratings]
        grades += [doubt.grade for doubt in result.doubts if doubt.grade]
        grades = [grade for grade in grades if grade not in ABSENT]
        counted = (
            text[each.start : each.end] for each in result.passed_over if each.reason == COUNTED
        )
        grades += [word.capitalize() for word in counted if word.capitalize() in _FIVE]
        self.scale = _scale(grades) if grades else ()

    def _number(self, offset: int) -> int:
        return self._paper.place(offset).paragraph

    def citation(self, start: int, end: int, exact: bool = True, wide: bool = False) -> Citation:
        context = _AROUND if wide else _CONTEXT
        low, high = max(0, start - context), end + context
        before, after = self.text[low:start], self.text[end:high]
        if wide:  # within its paragraph, and no word cut
            whole = before.partition(" ")[2] if low else before
            before = before.rpartition("\n\n")[2] if "\n\n" in before else whole
            whole = after.rpartition(" ")[0] if self.text[high:] else after
            after = after.partition("\n\n")[0] if "\n\n" in after else whole
        return Citation(
            source=_SOURCE,
            paragraph=self._number(start),
            exact=self.text[start:end] if exact else None,
            prefix=before if before.strip() else None,
            suffix=after if after.strip() else None,
            position=(start, end),
        )

    def _other(self, body: str | None) -> str | None:
        """A body that a grade was given to, where it is not the report's."""
        return None if fold(body or "") == fold(self.result.body or "") else body

    def doubts(self, dated: bool) -> Iterator[Doubt]:
        """What a person has to settle: of the body, of speakers, of grades and concerns."""
        rivals = tuple(self.result.rivals)
        if self.result.body is None:
            yield Doubt(text=_SEVERAL if rivals else _NOBODY, kind="body", candidates=rivals)
        elif _NOUN.fullmatch(self.result.body):
            yield Doubt(
                text=f"Which body is “{self.result.body}”? It has no name here.", kind="body"
            )
        for number, rating in enumerate(self._ratings, 1):
            # Without rivals, who is named settles it for all.
            if rating.body is None and rivals:
                yield Doubt(
                    text="The text does not say here who was graded.", kind="body",
                    about=f"judgment-{number}", paragraph=self._number(rating.start),
                    candidates=rivals,
                )  # fmt: skip
            if rating.round and rating.basis == "inspected" and not dated:
                yield Doubt(
                    text=f"The text is of no date: is {rating.grade} of {rating.round} its news?",
                    kind="text", about=f"judgment-{number}", paragraph=self._number(rating.start),
                )  # fmt: skip
        for number, quote in enumerate(self.result.quotes, 1):
            if quote.doubt:
                called = quote.speaker.called if quote.speaker else ""
                question = f"Did {called} say this?" if called else "Who said this?"
                yield Doubt(
                    text=f"{question} {quote.doubt[:1].upper()}{quote.doubt[1:]}.", kind="speaker",
                    about=f"quote-{number}", paragraph=quote.paragraph,
                    candidates=tuple(dict.fromkeys(filter(None, (called, *quote.candidates)))),
                )  # fmt: skip
        for doubt in self.result.doubts:
            yield Doubt(
                text=doubt.question, kind=doubt.about, paragraph=self._number(doubt.start),
                candidates=(YES,) if doubt.about == "concern" else doubt.candidates or rivals,
                grade=doubt.grade, body=self._other(doubt.body),
                citation=self.citation(doubt.start, doubt.end, wide=True),
            )  # fmt: skip

    def passed_over(self) -> Iterator[model.PassedOver]:
        """What became no fact; grades of earlier inspections among it."""
        found = [*self.result.passed_over]
        for rating in self.result.grades:
            if rating.period == "previous":
                when = f"of {rating.round}" if rating.round else "of an earlier inspection"
                found.append(passed(rating, f"a grade {when}: {rating.area}"))
        for each in sorted(found, key=START):
            words, number = self.text[each.start : each.end], self._number(each.start)
            yield model.PassedOver(
                what=each.what, words=words, reason=each.reason, paragraph=number
            )

    def statements(self) -> tuple[model.Statement, ...]:
        """The statements, each with its quotes."""
        grouped: dict[tuple[int, str | None], list[model.Quote]] = {}
        for number, quote in enumerate(self.result.quotes, 1):
            tie = self.citation(*quote.tie) if quote.tie else None
            made = model.Quote(
                id=f"quote-{number}",
                text=self.text[quote.start : quote.end],
                marked=quote.marked,
                attribution=model.Attribution(kind=quote.attribution, citation=tie),
                citations=(self.citation(quote.start, quote.end, exact=False),),
            )
            speaker = self._speaker(quote.speaker, tie) if quote.speaker else None
            grouped.setdefault((quote.statement, speaker), []).append(made)
        return tuple(
            model.Statement(id=f"statement-{number}", speaker=speaker, quotes=tuple(quotes))
            for number, ((_, speaker), quotes) in enumerate(grouped.items(), 1)
        )

    def _speaker(self, voice: Voice, tie: Citation | None) -> str:
        if voice not in self._ids:
            self._ids[voice] = key = free(voice.called, self.speakers)
            self.speakers[key] = model.Speaker(
                id=key,
                name=voice.called,
                role=voice.role,
                organisation=voice.organisation,
                note=None if voice.name else "The text gives no name.",
                citations=(tie,) if tie else (),
            )
        return self._ids[voice]

    def judgments(self) -> Iterator[model.Judgment]:
        """The grades of this inspection, as judgments."""
        spelled = {fold(grade): grade for grade in self.scale}
        for number, rating in enumerate(self._ratings, 1):
            over = rating.basis == "carried-over"
            places = [(rating.start, rating.end), (rating.area_start, rating.area_end)]
            places = places[: 1 + (rating.area != OVERALL)]
            yield model.Judgment(
                id=f"judgment-{number}",
                area=rating.area,
                level="overall" if rating.area == OVERALL else "question",
                grade=spelled.get(fold(rating.grade)),
                # Carried over from no round that is named.
                basis="unknown" if over and rating.round is None else rating.basis,
                basis_reading="inferred" if rating.basis == "inspected" else "stated",
                judged_in=rating.round if over else None,
                body=self._other(rating.body),
                citations=tuple(self.citation(*place) for place in places),
            )

    def concerns(self, reported: bool) -> Iterator[model.Concern]:
        """The concerns: words on one matter, which share a phrase, are one with several places.

        Their labels are the inspectorate's, or `reported`, where others published the text.
        """
        quotes, matters = self.result.quotes, list[list[Concern]]()
        owners: dict[tuple[str, ...], list[Concern]] = {}
        for concern in self.result.concerns:
            phrases = _phrases(self.text[concern.start : concern.end])
            matter = next((owners[phrase] for phrase in phrases if phrase in owners), [])
            if not matter or _formal(matter[-1]) not in ("", _formal(concern)):
                matter = []  # on nothing that was told, or of another label
                matters.append(matter)
            matter.append(concern)
            for phrase in phrases:
                owners.setdefault(phrase, matter)
        for number, matter in enumerate(matters, 1):
            # The one that has the label says what it is of.
            first, label = next(filter(_formal, matter), matter[0]), _formal(matter[-1])
            mood = any(concern.kind == "expressed-concern" for concern in matter)
            own = first.kind not in model.CONCERN_KINDS
            voiced = {
                at
                for concern in matter
                for at in range(
                    bisect_right(quotes, concern.start, key=END),
                    bisect_left(quotes, concern.end, key=START),
                )
            }
            yield model.Concern(
                id=f"concern-{number}",
                kind=label or ("expressed-concern" if mood else "unlabelled"),
                label=first.kind.replace("-", " ").capitalize() if own else None,
                label_reported=reported and bool(label),
                status="not-established",
                title=line(self.text[first.start : first.end]),
                summary=NOT_RETOLD,
                quotes=tuple(f"quote-{at + 1}" for at in sorted(voiced)),
                citations=tuple(self.citation(concern.start, concern.end) for concern in matter),
            )


def _formal(concern: Concern) -> str:
    """The formal label of a concern, or none."""
    return "" if concern.kind in ("expressed-concern", "unlabelled") else concern.kind


def _phrases(words: str) -> list[tuple[str, ...]]:
    """Three words in a row, two of them of weight: words on one matter share them."""
    plain_words = re.findall(r"[^\W\d_]+", fold(words))
    rows: Iterable[tuple[str, ...]] = zip(
        plain_words, plain_words[1:], plain_words[2:], strict=False
    )
    common = lexicon.words("signs", "common")
    return [
        row for row in rows if sum(len(word) >= _WEIGHT and word not in common for word in row) > 1
    ]
