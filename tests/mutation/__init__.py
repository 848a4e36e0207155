"""How many small faults put into model/rules the tests notice (`make mutate`)."""
