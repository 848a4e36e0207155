"""What texts of plans look like: units, deadlines, numbers, the columns they stand in; no tables, no files."""
