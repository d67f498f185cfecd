"""The scorecard: one serialisable value and its views (HTML, JSON, tables)."""
