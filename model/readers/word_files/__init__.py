"""Word documents (.docx, .docm, flat XML) as paragraphs and tables."""
