"""Checks of parts and wholes."""
