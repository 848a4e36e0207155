"""The command line's own words, values, mistakes and lines: the other face beside the window; it imports no Qt."""
