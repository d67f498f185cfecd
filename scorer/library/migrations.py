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

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST,)
"""``MIGRATIONS[n - 1]`` holds the statements that lead from version n - 1 to version n."""
