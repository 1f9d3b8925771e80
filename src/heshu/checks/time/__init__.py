"""Checks of dates and clock times."""
