"""Interpret: quantities -> claims (indicator, entity, period, change, basis)."""
