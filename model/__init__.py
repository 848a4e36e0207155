"""What the program keeps and knows: plans, units, progress, evidence, history; no window, no paper."""
