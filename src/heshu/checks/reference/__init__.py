"""Claims against known figures and other documents."""
