"""Pure computation over plan words and dates: no database, no files, and "today" always passed in."""
