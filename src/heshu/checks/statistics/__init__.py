"""Figures of scientific papers; all opt-in."""
