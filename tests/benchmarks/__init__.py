"""Benchmarks: ratios measured within one run, one JSON object a line."""
