"""Tables of a plan as one long sheet an annex: headers found, rows set under them."""
