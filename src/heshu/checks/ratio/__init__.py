"""Checks of averages and rates."""
