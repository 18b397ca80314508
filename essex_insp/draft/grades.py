"""Which grades a text states: of which body, for which area, and when.

A grade word is tied to areas that were recognised (`areas`), in its sentence, list or heading; a
phrase that is no known area is a doubt. What is no grade is passed over, with the reason.
"""

import itertools
import re
from collections.abc import Iterable, Sequence

from essex_insp.draft import areas as named
from essex_insp.draft import scales, times
from essex_insp.draft.areas import Area
from essex_insp.draft.cast import Names
from essex_insp.draft.labels import Labels
from essex_insp.draft.lexicon import pattern, wording
from essex_insp.draft.page import Page, bare, passed
from essex_insp.draft.result import ABSENT, COUNTED, OVERALL, Doubt, Outcome, PassedOver, Rating
from essex_insp.draft.scales import Word
from essex_insp.draft.text import Text
from essex_insp.draft.ties import Part

_LEADS = ":.-·•"  # what a sentence ends in that leads in a list
_MOST = 14  # so many grade words in one sentence are none that anybody wrote
_NEAR = 40  # so near an area that a grade is tied to nothing else, it is in doubt
_TOPICS = frozenset(named.stem(topic) for topic in (*named.PILLARS, "integrity", "vetting"))


def grades(text: Text, names: Names) -> tuple[list[Outcome], list[Rating]]:
    """Return what becomes of each grade word of a text, and the grades that it states once more."""
    reader = _Reader(Page(text, names))
    outcomes = reader.outcomes()
    ratings, again = _once(outcome for outcome in outcomes if isinstance(outcome, Rating))
    others = dict.fromkeys(outcome for outcome in outcomes if not isinstance(outcome, Rating))
    outcomes = [*ratings, *others]
    settled = {outcome.start for outcome in outcomes}
    told = {rating.start for rating in again}
    outcomes += [
        passed(word, "told already" if word.start in told else "in a table, beside no area")
        for word in reader.page.words
        if word.start not in settled
    ]
    outcomes += [passed(word, "part of the name of an area") for word in reader.page.parts]
    outcomes += [
        PassedOver(*address.span(), "grade word", "in an address")
        for address in wording("grades_address").finditer(text.read)
        if address["graded"]
    ]
    return outcomes, again


class _Reader:
    """One text, and the grades in it that name no area and wait for what else it says."""

    def __init__(self, page: Page) -> None:
        self.page, self.read = page, page.read
        self.labels = Labels(page)
        self.year = times.latest(page.read)
        # Of police and fire no whole is graded: a grade without an area says an area's again.
        self.pillars = not page.sectors.isdisjoint(("police", "fire"))
        self.bare: list[Rating] = []

    def outcomes(self) -> list[Outcome]:
        """Return what becomes of each grade word, and of each code."""
        outcomes = self.labels.tabled()
        last = ""  # the grade that was told last, where it is one alone
        for at, sentence in enumerate(self.page.text.sentences):
            words = self.page.within(sentence.start, sentence.end)
            if last and not words:
                same = wording("grades_same").search(self.read, sentence.start, sentence.end)
                words = [Word(*same.span(), last, marked=True)] if same else []
            if not words or at in self.labels.used:
                continue
            if self.labels.alone(sentence.start, sentence.end):
                made = self.labels.beside(at, self.page.rating(words[0]), alone=True) or [
                    passed(words[0], "alone, with no area beside it")
                ]
            else:
                made = self._sentence(sentence.start, sentence.end, words)
            last = words[0].grade if len({word.grade for word in words}) == 1 else ""
            outcomes += made
        outcomes = self._settled(outcomes)
        for start, end in scales.codes(self.read):
            question = f"What grade is “{self.read[start:end]}”, and of what? AREA: GRADE"
            outcomes.append(Doubt(start, end, "grade", question))
        return outcomes

    def _sentence(self, start: int, end: int, words: Sequence[Word]) -> list[Outcome]:
        if len(words) > _MOST or "respectively" in self.read[start:end]:
            return [passed(word, "in a row of grades") for word in words]
        senses = [scales.sense(self.read, words, at, start, end) for at in range(len(words))]
        outcomes: list[Outcome] = [
            passed(word, why) for word, why in zip(words, senses, strict=True) if why
        ]
        given = [word for word, why in zip(words, senses, strict=True) if not why]
        over = wording("carried").search(self.read, start, end)
        if over and any(word.grade not in ABSENT for word in given):
            # `A was not inspected, so the 2016 grade stands`
            absent = [word for word in given if word.grade in ABSENT]
            outcomes += [passed(word, "an older grade stands") for word in absent]
            given = [word for word in given if word not in absent]
        sentence = Part(self.page, start, end, given)
        rows = scales.rows(self.read, given)
        timed = times.times(self.read, start, given, end, self.year)
        for word, areas, (period, year) in zip(given, sentence.ties, timed, strict=True):
            made = self.page.rating(word, year, period)
            if over:
                since = over["year"] or year
                made = made._replace(round=since, basis="carried-over", period="current")
            # `inadequate and requiring improvement`, of no area
            first, last = rows[word][0], rows[word][-1]
            pair = " and " in self.read[first.end : last.start]
            if pair or self.page.unnamed(start, first.start, bool(areas)):
                outcomes.append(passed(word, "of bodies or areas that are not named"))
            else:
                outcomes += self._word(sentence, word, areas, made)
        return outcomes

    def _word(self, sentence: Part, word: Word, areas: list[Area], made: Rating) -> list[Outcome]:
        """Make of a grade word what its sentence allows."""
        before = self.read[max(sentence.start, word.start - 120) : word.start]
        # A grade of several words is no ordinary phrase: `reasonably good`.
        triggered = scales.triggered(before) or " good" in word.grade or self._verbal(word)
        if not (triggered or word.marked or sentence.sure):
            areas = []
        if made.basis == "carried-over":
            areas = areas or next(reversed(sentence.groups), [])
        if not areas:
            return self._bare(sentence, word, made, triggered)
        bodies = self.page.bearers(sentence.start, word.start)
        unknown = [span for span in sentence.unknown if areas[0].end <= span[0] < areas[-1].start]
        return [
            *(self.page.of(made._replace(body=body), area) for body in bodies for area in areas),
            *(doubt for span in unknown for doubt in self.page.doubts(made, *span)),
        ]

    def _verbal(self, word: Word) -> bool:
        """Whether a grade is the verb of a body, or now is: `the force requires improvement`."""
        requires = self.read.startswith("requires", word.start)
        lead = wording("verb_required" if requires else "verb_now")
        ends = requires or wording("ends_sentence").match(self.read, word.end) is not None
        return ends and lead.search(self.page.mask, word.start - 90, word.start) is not None

    def _bare(self, sentence: Part, word: Word, made: Rating, triggered: bool) -> list[Outcome]:
        """Settle a grade word that is tied to no area of its sentence, or leave it for later."""
        leads = word is sentence.words[-1] and self.read[sentence.end - 1] in _LEADS
        if leads and wording("labels_lead").search(self.read, sentence.end - 90, sentence.end):
            at = self.page.text.sentences.at(sentence.start)
            if items := self.labels.beside(at, made):
                return items
        if made.grade in ABSENT:
            return [passed(word, "of no area that is named")]
        if self.page.leads("numbered", word.start, sentence.start) or wording("count").match(
            self.read, word.end, sentence.end
        ):
            return [passed(word, COUNTED)]
        if not (triggered or word.marked):
            return [passed(word, "an ordinary word here")]
        phrase = wording("grades_phrase").match(self.read, word.end, sentence.end)
        if phrase and not wording("not_area").search(phrase["phrase"]):
            return self.page.doubts(made, *phrase.span("phrase"))
        overall = (
            wording("overall").match(self.read, word.end, sentence.end)
            or self.page.leads("overall_before", word.start, sentence.start)
        ) is not None
        near = [
            area
            for area in itertools.chain(*sentence.groups)
            if area.kind == "name"
            and word.start - _NEAR <= area.end
            and area.start < word.end + _NEAR
        ]
        if near and not overall:
            return self.page.doubts(made, near[0].start, near[-1].end)
        meant = pattern(r"\b{meant}\b").search(self.read, sentence.start, sentence.end)
        if not (meant or overall or self.page.bodies(sentence.start, sentence.end)):
            return [passed(word, "of nobody in particular")]
        bodies = self.page.bearers(sentence.start, word.start)
        given = [made._replace(body=body) for body in bodies]
        if overall:
            return [*given]
        self.bare += given
        return []

    def _settled(self, outcomes: list[Outcome]) -> list[Outcome]:
        """Decide on grades without an area, seeing all that was found."""
        topic = self._topic()
        told_of: dict[tuple[str, str], list[Rating]] = {}
        for rating in outcomes:
            if isinstance(rating, Rating):
                told_of.setdefault((rating.period, bare(rating.body)), []).append(rating)
        for made in self.bare:
            alike = told_of.setdefault((made.period, bare(made.body)), [])
            paragraph = self.page.text.paragraphs.around(made.start)
            told = any(rating.grade == made.grade for rating in alike)
            if told and not self._whole(made, alike):
                outcomes.append(passed(made, "says again what is told with its area"))
            elif topic is not None:
                outcomes.append(self.page.of(made, topic))
            elif paragraph.heading and not self._plain(made):
                outcomes.append(passed(made, "in a heading, without an area"))
            elif made.body is None and made.period == "current":
                question = f"Who was graded {made.grade}?"
                outcomes.append(Doubt(made.start, made.end, "body", question, (), made.grade))
            else:
                outcomes.append(made)
                alike.append(made)
        return outcomes

    def _plain(self, made: Rating) -> bool:
        """Whether a grade is stated with a verb of its own: `was rated good`."""
        verbal = self.read[made.start : made.end].casefold().startswith("requires")
        low = self.page.text.sentences.around(made.start).start
        return verbal or self.page.leads("grades_plain", made.start, low) is not None

    def _whole(self, made: Rating, alike: list[Rating]) -> bool:
        """Whether a plain statement is of the whole: the body's areas have other grades as well."""
        told = [rating for rating in alike if rating.grade == made.grade]
        # A heading tells beforehand of the one area that has its grade.
        heads = self.page.text.paragraphs.around(made.start).heading
        one = heads and len({named.keys(rating.area) for rating in told}) == 1
        again = one or any(rating.start < made.start for rating in told)
        whole = any(rating.area == OVERALL for rating in alike)
        return self._plain(made) and not whole and not (self.pillars and again)

    def _topic(self) -> Area | None:
        """The one area that the whole report is about, where the text says so."""
        told = wording("topic").finditer(self.page.mask) if self.pillars else ()
        areas = [area for match in told for area in self.page.areas(*match.span("area"))]
        worded = [self.read[area.start : area.end] for area in areas]
        topics = {
            named.stem(re.split(r"\W", words)[0]): area
            for words, area in reversed([*zip(worded, areas, strict=True)])
            if not _TOPICS.isdisjoint(named.stem(word) for word in words.split())
        }
        return topics.popitem()[1] if len(topics) == 1 else None


def _once(stated: Iterable[Rating]) -> tuple[list[Rating], list[Rating]]:
    """Part from grades those told again: of the same body, for an area of like words."""
    once: list[Rating] = []
    again: list[Rating] = []
    kept: dict[tuple[str, str, str], list[Rating]] = {}
    for rating in sorted(stated, key=lambda rating: (rating.start, rating.area_start)):
        told = kept.setdefault((rating.grade, rating.period, bare(rating.body)), [])
        if any(named.same(rating.area, other.area) for other in told):
            again.append(rating)
        else:
            told.append(rating)
            once.append(rating)
    return once, again
