"""Tables of numbers to reach."""
