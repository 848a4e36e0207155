"""Words and lines on a page, printed or recognised, as paragraphs and tables."""
