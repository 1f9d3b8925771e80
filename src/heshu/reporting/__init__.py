"""Report: findings -> a terminal, one line each, JSON, SARIF, JUnit, GitHub and others.

Every report ends with its coverage, because silence is not verification: a text without a
finding may simply hold no figures that are tied to one another.
"""
