"""Many reports, kept: the store of what was read before, and the batch that fills it."""
