"""What a stage of `draft` made of a text, by kind."""

from __future__ import annotations

from collections.abc import Iterable

from essex_insp.draft.result import Concern, Doubt, Outcome, PassedOver, Rating


class Outcomes:
    """The outcomes of a stage, each kind in order."""

    def __init__(self, outcomes: Iterable[Outcome]) -> None:
        ordered = sorted(outcomes, key=lambda outcome: outcome.start)
        self.ratings = [outcome for outcome in ordered if isinstance(outcome, Rating)]
        self.concerns = [outcome for outcome in ordered if isinstance(outcome, Concern)]
        self.doubts = [outcome for outcome in ordered if isinstance(outcome, Doubt)]
        self.passed = [outcome for outcome in ordered if isinstance(outcome, PassedOver)]
