"""The review of a plan that was read, beside its source."""
