"""How well the terms and the ranking find the paragraph a question was written for.

    python tests/bench/retrieval_benchmark.py FOLDER

FOLDER holds drcd_dev.json, drcd_test.json and cmrc2018_dev.json, the reading-comprehension sets as published (those
that are missing are passed over). Every question is put to all paragraphs of its set; R@1 and R@5 say how often its
own paragraph comes first or among the first five.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from retrieval import bm25
from retrieval.postings import Postings
from retrieval.text.fold import fold
from retrieval.text.tokens import Tokens, dictionary

SETS = ("drcd_dev.json", "drcd_test.json", "cmrc2018_dev.json")
Terms = Callable[[str], Sequence[str]]


def questions(file: Path) -> tuple[list[str], list[tuple[str, int]]]:
    """The different paragraphs, and each question with the place of its paragraph among them."""
    places: dict[str, int] = {}
    asked = []
    for article in json.loads(file.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            place = places.setdefault(paragraph["context"], len(places))
            asked += [(qa["question"], place) for qa in paragraph["qas"]]
    return list(places), asked


def ranks(paragraphs: Sequence[str], asked: Sequence[tuple[str, int]], terms: Terms) -> list[int]:
    """The rank of each question's own paragraph, from 0; that of the last where it is not found."""
    made, lengths = Postings(), []
    for position, paragraph in enumerate(paragraphs):
        own = terms(paragraph)
        made.add(position, own)
        lengths.append(len(own))
    known = bm25.statistics(len(paragraphs), sum(lengths), made.frequencies())
    postings = {term: bm25.Posting(known.idf[term], at, counts) for term, at, counts in made.items()}
    found = []
    for question, place in asked:
        shared = [postings[term] for term in terms(question) if term in postings]
        scores = bm25.scores(shared, [(0, len(paragraphs))], lengths, known.average_length)
        order = sorted(scores, key=lambda position: (-scores[position], position))
        found.append(order.index(place) if place in scores else len(paragraphs))
    return found


def main() -> None:
    folder = Path(sys.argv[1])
    tokens = Tokens(*dictionary())
    variants: dict[str, Terms] = {
        "words and pairs, folded (the index)": lambda text: tokens.terms(fold(text)),
        "words and pairs, as written": tokens.terms,
        "words alone, folded": lambda text: [word for word, _, _ in tokens.words(fold(text))],
    }
    for name in SETS:
        if not (folder / name).exists():
            continue
        paragraphs, asked = questions(folder / name)
        sys.stdout.write(f"{name}: {len(paragraphs)} paragraphs, {len(asked)} questions\n")
        for variant, terms in variants.items():
            found = ranks(paragraphs, asked, terms)
            first, five = (sum(rank < most for rank in found) / len(found) for most in (1, 5))
            sys.stdout.write(f"  {variant:40} R@1 {first:.3f}  R@5 {five:.3f}\n")


if __name__ == "__main__":
    main()
