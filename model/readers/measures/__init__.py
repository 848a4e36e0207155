"""Rows and items become measures, each with its doubts and questions."""
