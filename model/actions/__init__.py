"""Changes made to a ledger; each function is one undoable change and returns what it changed."""
