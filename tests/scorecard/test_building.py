"""What is built into a card: among other things, every rubric that its questions rest on."""

from __future__ import annotations

import io
import json
import zipfile

from scorer.evidence.gathering import Reading
from scorer.rubric.loading import load_rubric, parse_rubric
from scorer.scorecard.building import assess
from scorer.scorecard.html import to_html
from scorer.scorecard.json import from_json, to_json
from scorer.scorecard.markdown import to_markdown
from scorer.scorecard.model import BaseCard
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


def test_a_card_from_before_bases_and_agreement_can_still_be_read() -> None:
    card = assess(Reading(passage_document("We repaid USD 41,200 to 63 workers.", "")), load_rubric())
    raw = json.loads(to_json(card))
    del raw["rubric"]["bases"], raw["rubric"]["accuracy"]
    for theme in raw["themes"]:
        for indicator in theme["indicators"]:
            for element in indicator["elements"]:
                del element["agreement"]
    assert from_json(json.dumps(raw), "card.json") == card
