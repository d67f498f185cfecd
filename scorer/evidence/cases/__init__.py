"""Which cases of a register a report tells, and how deep: names, dockets, courts and dates, and words of a proceeding."""
