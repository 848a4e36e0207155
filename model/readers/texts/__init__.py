"""Text and tables written as text, and what tidies the text of every other format."""
