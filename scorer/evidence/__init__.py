"""Which sentences of a report answer which question."""
