"""Workbooks (.xlsx, .xlsm) as titles and tables."""
