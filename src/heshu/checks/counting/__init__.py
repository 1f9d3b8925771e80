"""Checks of ranks and counts."""
