"""How the library's file came to look as it does: one step a schema version, never changed once released."""

from __future__ import annotations

APPLICATION_ID = 0x5343_4F52  # "SCOR", in SQLite's header: says that the file is ours

_FIRST = (
    # kind: document, failure, picture or card; key: digests of what made it; report: SHA-256 of the PDF it is about;
    # used: seconds since the epoch.
    """CREATE TABLE kept (
        kind TEXT NOT NULL, key TEXT NOT NULL, report TEXT NOT NULL, used INTEGER NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY (kind, key))""",
    "CREATE INDEX kept_report ON kept (kind, report)",
    "CREATE INDEX kept_used ON kept (kind, used)",
)

# What `scorer search` looks through. A report on the shelf has the passages first..last; it is put there, and taken
# away, by ``scorer.library.searching``. The tokenizer is that of a single report's index (``scorer.evidence.index``).
_SEARCH = (
    """CREATE TABLE shelf (
        key TEXT PRIMARY KEY NOT NULL, report TEXT NOT NULL, file TEXT NOT NULL, company TEXT NOT NULL,
        title TEXT NOT NULL, date TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL)""",
    "CREATE INDEX shelf_first ON shelf (first)",
    """CREATE VIRTUAL TABLE passage USING fts5(
        text, section, cues, page UNINDEXED, tokenize = 'unicode61 remove_diacritics 2')""",
)

# By which a person finds an entry: a card's company.
_LABEL = (
    "ALTER TABLE kept ADD COLUMN label TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX kept_label ON kept (kind, label)",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _SEARCH, _LABEL)
"""``MIGRATIONS[n - 1]`` holds the statements that lead from version n - 1 to version n."""
