"""A document on something else is known as such; one that speaks of any subject of the rubric is not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric
from scorer.rubric.model import Rubric
from scorer.verdict.offtopic import OffTopic, off_topic, topics_of
from tests.offtopic import COMPLAINTS, FILING, PAPER

RIGHTS = "We assess the risk of forced labour at our suppliers."
ALL = ("people’s rights", "complaints", "legal proceedings")


def read(texts: Sequence[str], section: tuple[str, ...] = ()) -> Reading:
    sentences = tuple(
        Sentence(i, 1, text, section, (Box(1, 0, i, 100, i + 1),), Kind.BODY, i) for i, text in enumerate(texts)
    )
    page = Page(1, 100, 1000, PageQuality.TEXT, 900)
    return Reading(Document("x.pdf", "0" * 64, "t", "", "", "", "", "", "", "en", (page,), sentences))


def asking(*look_ups: str, language: str = "en") -> Rubric:
    """A rubric with a question for each look-up."""
    levels = {"stated": "a", "described": "b", "evidenced": "c"}
    elements = [{"id": f"E{i}", "ask": "?", "look_for": [q], "levels": levels} for i, q in enumerate(look_ups)]
    indicator = {"id": "I", "title": "t", "why": "w", "elements": elements}
    return Rubric.model_validate(
        {"rubric": "r", "version": "1", "title": "t", "language": language,
         "themes": [{"id": "T", "title": "t", "indicators": [indicator]}]}
    )  # fmt: skip


def test_a_paper_on_something_else_is_known() -> None:
    assert off_topic(read(PAPER), load_rubric()) == OffTopic(ALL, 0, len(PAPER))


def test_a_filing_full_of_lawsuits_is_the_right_document() -> None:
    rubric = load_rubric()
    assert off_topic(read(FILING), rubric) is None
    # ... by its proceedings alone, not by a word on rights
    without = [text for text in FILING if not {"legal", "court"} & read([text]).cues[0]]
    assert off_topic(read(without * 2), rubric) == OffTopic(ALL, 0, 2 * len(without))


@pytest.mark.parametrize(
    ("lines", "rights", "hardly"),
    [(40, 0, True), (40, 1, False), (300, 2, True), (300, 3, False), (3000, 4, True), (3000, 5, False)],
)
def test_how_little_is_hardly(lines: int, rights: int, *, hardly: bool) -> None:
    plain = [PAPER[1 + i % 20] for i in range(lines - rights)]
    found = off_topic(read([*plain, *[RIGHTS] * rights]), load_rubric())
    assert found == (OffTopic(ALL, rights, lines) if hardly else None)


def test_what_a_stray_word_lends_its_neighbours_does_not_count() -> None:
    reading = read([*PAPER * 6, RIGHTS, *PAPER])
    assert sum("rights" in cues for cues in reading.cues) > 3
    found = off_topic(reading, load_rubric())
    assert found is not None
    assert found.named == 1


def test_a_report_that_counts_its_complaints_speaks_of_them() -> None:
    assert not any("channel" in read([text]).cues[0] for text in COMPLAINTS[:7])
    assert off_topic(read(COMPLAINTS), load_rubric()) is None
    assert off_topic(read(COMPLAINTS), asking("fine about:legal,court")) is not None


def test_what_stands_under_a_heading_on_the_subject_counts() -> None:
    assert off_topic(read(PAPER, ("Human rights",)), load_rubric()) is None


def test_a_few_lines_tell_nothing() -> None:
    assert off_topic(read(PAPER[:19]), load_rubric()) is None
    assert off_topic(read(PAPER[:20]), load_rubric()) is not None


def test_a_rubric_of_ones_own_is_asked_for_its_own_topics() -> None:
    found = off_topic(read(PAPER), asking("fine about:legal,court", "court about:court"))
    assert found is not None
    assert found.topics == ("legal proceedings",)
    assert off_topic(read(FILING), asking("fine about:legal,court")) is None
    assert off_topic(read(FILING), asking("@audit about:rights")) is not None


@pytest.mark.parametrize(
    "rubric",
    [
        asking("emission|carbon", "@audit has:number"),  # of something else
        asking("hotline OR grievance", "cues:rights"),  # full-text queries name no topic
        asking("@audit -about:rights"),
        asking("@audit about:money"),  # a cue that is no topic
        asking("@audit about:rights", "emission|carbon"),  # half of it of something else
        asking("@audit about:rights", language="de"),
    ],
    ids=["emissions", "full text", "not about", "money", "half", "German"],
)
def test_a_rubric_that_names_no_topics_says_nothing_of_documents(rubric: Rubric) -> None:
    assert not topics_of(rubric)
    assert off_topic(read(PAPER), rubric) is None


def test_the_default_rubric_is_about_three_subjects() -> None:
    assert topics_of(load_rubric()) == {"rights", "channel", "legal", "court"}
    assert not topics_of(load_rubric("modern-slavery-statement"))
