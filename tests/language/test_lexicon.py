"""The words of a language by what they do, and where they stand in a sentence."""

from __future__ import annotations

from scorer.language.lexicon import lexicon
from scorer.language.saying import read


def test_a_letter_that_grows_in_lower_case_does_not_shift_what_follows():
    """The dotted capital I of Turkish is two characters in lower case."""
    text = "İİİ İZMİR: no forced labour, nil"
    tokens = lexicon().tokens(text)
    assert [text[t.start : t.end] for t in tokens] == ["İİİ", "İZMİR", ":", "no", "forced", "labour", ",", "nil"]
    assert all(0 <= c.start < c.end <= len(text) for c in read(text))
    assert read("İİİforced labour ﬁ nil")  # ended in an IndexError
