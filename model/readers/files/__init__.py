"""What a file is before it is read: its kind, its zip or compound file looked over, old Word files mended."""
