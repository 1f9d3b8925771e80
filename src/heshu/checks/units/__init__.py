"""Checks of units and scale words."""
