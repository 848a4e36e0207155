"""Tables that people fill in: what other offices send back, and the sheets of theirs that are to be filled."""
