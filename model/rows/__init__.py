"""Frozen rows the model hands out; no database behind them."""
