"""The shipped directory of areas and units: looked up, searched by initials, held against a plan."""
