"""Questions put to a ledger; each function answers one question in frozen rows."""
