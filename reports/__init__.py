"""What comes out on paper and in workbooks."""
