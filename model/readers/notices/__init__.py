"""The notice a plan came with, and where a file holds several documents."""
