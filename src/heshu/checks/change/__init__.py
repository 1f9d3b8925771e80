"""Checks of changes: from, to, by how much."""
