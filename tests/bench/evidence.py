"""How long it takes to check 1,000 quotations against 5 MB of text, kindly and unkindly made.

Run as `python -m tests.bench.evidence`. Each line is one text made ready and all its quotations
checked: the best of three runs, in seconds of the processor.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable

from essex_insp.evidence import Index, Selector, check
from essex_insp.library.papers import read

SIZE = 5_000_000  # bytes, about
QUOTES = 1_000
Case = tuple[str, list[Selector]]


def prose(seed: int = 1) -> list[str]:
    """Return paragraphs whose words are as frequent as those of English (Zipf's law)."""
    chance = random.Random(seed)
    letters = "etaoinshrdlucmfwypvbgkjqxz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(20_000)]
    weights = [1 / (rank + 2) for rank in range(len(words))]
    paragraphs = []
    size = 0
    while size < SIZE:
        said = chance.choices(words, weights, k=chance.randint(20, 60))
        said[len(said) // 2] += ", it’s"
        paragraphs.append(f"“{' '.join(said).capitalize()}.")
        size += len(paragraphs[-1].encode()) + 2
    return paragraphs


def _selectors(paragraphs: list[str], change: Callable[[list[str]], list[str]]) -> list[Selector]:
    chance = random.Random(2)
    told = []
    for number in chance.sample(range(1, len(paragraphs) - 1), QUOTES):
        words = change(paragraphs[number][1:].split())
        told.append(
            Selector(
                " ".join(words),
                prefix=paragraphs[number - 1][-20:] + "\n\n“",
                suffix="\n\n" + paragraphs[number + 1][:20],
                paragraph=number + 1,
                whole=True,
            )
        )
    return told


def _bare(selectors: list[Selector]) -> list[Selector]:
    return [Selector(selector.exact) for selector in selectors]


def cases() -> dict[str, Callable[[], Case]]:
    """Return the texts with their quotations, by name."""
    paragraphs = prose()
    text = "\n\n".join(paragraphs)
    altered = _selectors(paragraphs, lambda words: [*words[:9], "altered", *words[10:]])
    shuffled = _selectors(paragraphs, lambda words: sorted(words, key=lambda word: word[::-1]))
    elided = _selectors(paragraphs, lambda words: [*words[:6], "…", *words[12:]])
    straight = _selectors(paragraphs, lambda words: [word.replace("’", "'") for word in words])
    common = " ".join(word for word, _ in Counter(text.split()).most_common(4))
    same = [Selector(" ".join(["good"] * (n % 60 + 1))) for n in range(QUOTES)]
    turns = [Selector("b a a" + " b a" * (n % 60)) for n in range(QUOTES)]
    return {
        "prose, all verbatim": lambda: (text, _selectors(paragraphs, list)),
        "prose, all typographic": lambda: (text, straight),
        "prose, all elided": lambda: (text, elided),
        "prose, one word altered in each": lambda: (text, altered),
        "prose, altered, no prefix, suffix or paragraph": lambda: (text, _bare(altered)),
        "prose, all shuffled": lambda: (text, _bare(shuffled)),
        "prose, the four most frequent words": lambda: (text, [Selector(common)] * QUOTES),
        "one word a million times": lambda: ("good " * (SIZE // 5), same),
        "one word a million times, elided": lambda: (
            "good " * (SIZE // 5),
            [Selector("good … " * (n % 40) + "bad good … good") for n in range(QUOTES)],
        ),
        "one word a million times, other punctuation": lambda: (
            "good " * (SIZE // 5),
            [Selector("good, good" + " good" * (n % 60)) for n in range(QUOTES)],
        ),
        "two words in turn": lambda: ("a b " * (SIZE // 4), turns),
        "one paragraph over and over": lambda: (
            (paragraphs[0] + "\n\n") * (SIZE // len(paragraphs[0])),
            [Selector(paragraphs[0][1:], whole=True)] * QUOTES,
        ),
        "one line without a space": lambda: (
            "a" * SIZE,
            [Selector("a" * n) for n in range(1, 1001)],
        ),
        "nothing but spaces": lambda: (" " * SIZE + "end", [Selector("the end")] * QUOTES),
        "nothing but quotation marks": lambda: (
            "“" * (SIZE // 3) + "a",
            [Selector("“a b”")] * QUOTES,
        ),
        "nothing but line ends": lambda: ("a\n\n" * (SIZE // 3), [Selector("a a b")] * QUOTES),
        "letters with loose accents": lambda: ("e\u0301" * (SIZE // 3), [Selector("é")] * QUOTES),
        "footnote marks after every word": lambda: (
            "word5 " * (SIZE // 6),
            [Selector("word word word bad")] * QUOTES,
        ),
        "page numbers and running heads": lambda: (
            "before the\n\n17\n\nHead of it\n\nend of it. " * (SIZE // 38),
            [Selector("before the end of it")] * QUOTES,
        ),
        "words that line ends divide": lambda: (
            "con-\ntrol room " * (SIZE // 15),
            [Selector("con-trol room control room x")] * QUOTES,
        ),
        "brackets without end": lambda: (
            "good " * (SIZE // 5),
            [Selector("good [x] " * (n % 40) + "bad") for n in range(QUOTES)],
        ),
        "quotations of 5,000 words": lambda: (
            text,
            [
                Selector("changed " + " ".join(text.split()[n * 5_000 : (n + 1) * 5_000 : 1]))
                for n in range(100)
            ],
        ),
    }


def main() -> None:
    """Measure, and print a line for each case."""
    for name, make in cases().items():
        text, selectors = make()
        data = text.encode()
        best = float("inf")
        verdicts: Counter[str] = Counter()
        for _ in range(3):
            start = time.process_time()
            index = Index(read(data, name).text)
            verdicts = Counter(check(selector, index).verdict for selector in selectors)
            best = min(best, time.process_time() - start)
        counts = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())
        print(f"{best:6.2f} s  {len(data) / 1e6:4.1f} MB  {name}: {counts}")


if __name__ == "__main__":
    main()
