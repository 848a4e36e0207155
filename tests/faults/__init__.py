"""What must hold when the disk, the power or the bytes fail; the long forms are run by hand."""
