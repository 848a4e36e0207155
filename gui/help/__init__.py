"""The help under F1: chapters shipped with the program, and the keys gathered from the pages themselves."""
