"""What is built into a card: among other things, every rubric that its questions rest on."""

from __future__ import annotations

import csv
import io
import json
import zipfile

from scorer.document.model import Box, Document, Kind, Page, PageQuality, Sentence
from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric, parse_rubric
from scorer.scorecard.building import assess
from scorer.scorecard.html import to_html
from scorer.scorecard.json import from_json, to_json
from scorer.scorecard.markdown import to_markdown
from scorer.scorecard.model import BaseCard
from scorer.scorecard.table import evidence_to_csv
from scorer.scorecard.workbook import to_xlsx
from scorer.verdict.examples import passage_document

MINE = """\
rubric: mine
version: "2.0"
title: Mine
extend: human-rights-transparency
weights: {RE: 60}
"""


def test_a_card_names_both_rubrics_of_an_extended_one_with_their_digests() -> None:
    mine, base = parse_rubric(MINE).rubric, load_rubric("human-rights-transparency")
    assert mine is not None
    card = assess(Reading(passage_document("We repaid USD 41,200 to 63 workers in March 2024.", "")), mine)

    assert card.rubric.digest == mine.digest
    assert card.rubric.bases == (BaseCard(id=base.rubric, version=base.version, digest=base.digest),)
    assert from_json(to_json(card), "card.json") == card
    with zipfile.ZipFile(io.BytesIO(to_xlsx(card))) as book:
        sheets = b"".join(book.read(name) for name in book.namelist()).decode()
    for view in (to_html(card), to_markdown(card), sheets):
        assert mine.digest in view
        assert base.digest in view


def test_a_quote_out_of_a_list_has_its_introduction_beside_it_and_an_introduction_its_list() -> None:
    texts = [
        "In 2023 we trained 412 buyers on human rights in the following ways:",
        "two days of training on forced labour for 120 buyers of the mill;",
        "an hour on human rights online for all the others.",
    ]
    box = (Box(1, 0, 0, 100, 10),)
    sentences = tuple(
        Sentence(n, 1, text, ("Training",), box, Kind.BULLET if n else Kind.BODY, n, 0 if n else None)
        for n, text in enumerate(texts)
    )
    page = Page(1, 100, 100, PageQuality.TEXT, 200)
    document = Document("x.pdf", "0" * 64, "t", "", "", "", "", "", "", "en", (page,), sentences)
    card = assess(Reading(document), load_rubric())
    quotes = {q.quote: q for e in card.elements() for q in e.evidence}

    assert (quotes[texts[0]].lead, quotes[texts[0]].items) == ("", tuple(texts[1:]))
    assert (quotes[texts[1]].lead, quotes[texts[1]].items) == (texts[0], ())
    assert f"In a list under: <bdi>“{texts[0]}”" in to_html(card)
    assert f"> In a list under: “{texts[0]}”" in to_markdown(card)
    assert "The list under it: “two days of training" in to_markdown(card)
    rows = list(csv.DictReader(io.StringIO(evidence_to_csv(card), newline="")))
    assert {row["lead"] for row in rows if row["quote"] == texts[1]} == {texts[0]}
    assert {row["items"] for row in rows if row["quote"] == texts[0]} == {"\n".join(texts[1:])}


def test_a_card_from_before_bases_and_agreement_can_still_be_read() -> None:
    card = assess(Reading(passage_document("We repaid USD 41,200 to 63 workers.", "")), load_rubric())
    raw = json.loads(to_json(card))
    del raw["rubric"]["bases"], raw["rubric"]["accuracy"]
    for theme in raw["themes"]:
        for indicator in theme["indicators"]:
            for element in indicator["elements"]:
                del element["agreement"]
    assert from_json(json.dumps(raw), "card.json") == card
