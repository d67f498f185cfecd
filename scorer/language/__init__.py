"""How language is read: words, clauses (who, affirmed or denied, in which mood) and cues of a sentence."""
