"""What a word of no denies for a question: it depends on what of the sentence the question asks for."""

from __future__ import annotations

import pytest

from scorer.evidence.deciding import deciding, denial
from scorer.language.saying import read

UNTIL = "No site is opened before its impacts on rights have been assessed."
FIRST = "Nobody is assessed for risks to rights before an offer is made."


@pytest.mark.parametrize(
    ("text", "asked", "denied"),
    [
        (UNTIL, ["impacts on rights", "assessed"], False),  # it has to be done first
        (UNTIL, ["site is opened"], True),
        (FIRST, ["assessed", "risks to rights"], True),
        ("We enter no market before assessing its risks.", ["assessing", "risks"], False),
        ("We enter no market before assessing its risks.", ["enter", "market"], True),
        ("Drilling cannot start unless the villages have been consulted.", ["villages", "consulted"], False),
        ("Compensation paid to harmed persons: nil.", ["Compensation", "harmed"], True),
        ("We found no training at two mills.", ["training"], True),
        ("Our audits found no training at two mills.", ["audits found"], False),
        ("The Board, not the management, decides on human rights.", ["Board", "human rights"], False),
        ("We train buyers, not the drivers.", ["drivers"], True),
    ],
)
def test_what_is_denied_depends_on_what_is_asked(text: str, asked: list[str], denied: bool) -> None:
    spans = [(text.index(words), text.index(words) + len(words)) for words in asked]
    clauses = read(text)
    decides = deciding(clauses, spans)
    assert decides is not None
    assert (denial(decides, spans, events=False) is not None) is denied
