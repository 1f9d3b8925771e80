"""Checks of one claim alone."""
