"""Everything that touches the database or the ledger folder."""
