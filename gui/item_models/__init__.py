"""Qt item models over the rows the ledger hands out."""
