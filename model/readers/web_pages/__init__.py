"""Saved web pages (.html, .mht) as paragraphs and tables."""
