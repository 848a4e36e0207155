"""Plans without tables: headings and numbered items, and the units named around them."""
