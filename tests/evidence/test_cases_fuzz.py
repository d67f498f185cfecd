"""Whatever a register and a report hold, matching ends, breaks nothing, and quotes only what stands in the report."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from benchmarks.registers import document
from scorer.evidence.cases.known import Index
from scorer.evidence.cases.matching import match
from scorer.evidence.cases.model import Depth
from scorer.evidence.gathering import Reading
from scorer.register.model import Register

PIECES = (
    "Okonjo v. Alpha Beta plc",
    "v.",
    "V",
    "Alpha Beta",
    "et al.",
    "and 61 others",
    "(",
    ")",
    "[2021] EWHC 12",
    "No.",
    "4:19-cv-06238",
    "KB−2021−004417",
    "District Court of Halden",
    "N.D. Cal.",
    "9th Cir.",
    "filed",
    "sued by",
    "against",
    "5 November 2019",
    "2019",
    "31/02/2019",
    "Ł",
    "ﬁ",
    "\u00ad",
    "İ",
    "ß",
    "O’Brien’s",
    "Estate of",
    "In re",
    "&",
    ",",
    ";",
    "-",
    "– ",
    "A.B.",
    "Doe",
    "1",
    "0",
    "settled",
    "is pending",
    "Tribunal",
    "Court of",
    "the",
    "investigation",
    "🐈",
    "\t",
    "الشركة",
    "株式会社",
)
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), min_size=1, max_size=12).map(" ".join)
DATE = st.sampled_from(["", "2019", "2019-11", "2019-11-05", "2022-01-01"])


@settings(max_examples=120, deadline=None)
@given(
    cases=st.lists(st.tuples(TEXT, st.lists(TEXT, max_size=2), TEXT, TEXT, DATE, TEXT), min_size=1, max_size=4),
    sentences=st.lists(TEXT, min_size=1, max_size=8),
    heading=TEXT,
    date=st.sampled_from(["", "2020", "2020-06-30"]),
)
def test_no_text_breaks_it_and_every_quote_is_in_the_report(
    cases: list[tuple[str, list[str], str, str, str, str]], sentences: list[str], heading: str, date: str
) -> None:
    try:
        register = Register.model_validate(
            {
                "register": "r",
                "company": "Alpha Beta plc",
                "cases": [
                    {
                        "id": f"C{n}",
                        "name": name,
                        "aliases": aliases,
                        "forum": forum,
                        "docket": docket,
                        "filed": filed,
                        "claim": claim,
                        "role": "defendant",
                        "sources": [{"url": "https://example.org/x"}],
                    }
                    for n, (name, aliases, forum, docket, filed, claim) in enumerate(cases)
                ],
            }
        )
    except ValidationError:  # an empty name, a docket that is too long
        return
    told = [s for s in sentences if s.strip()] or ["x"]
    report = document(told, heading)
    found = match(Reading(report), Index(register), date)
    assert [m.case for m in found.matches] == list(register.cases)
    for m in found.matches:
        assert (m.depth is Depth.NOT_MENTIONED) == (not m.told)
        for t in m.told:
            assert report.sentences[t.sentence.id] == t.sentence and t.sentence.text[t.start : t.end]
