"""Scanned pages and photographs: made straight, recognised, their words and ruling lines."""
