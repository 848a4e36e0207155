"""PDFs: their words and drawn lines, and whether the file came whole."""
