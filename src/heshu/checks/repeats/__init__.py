"""One figure said twice."""
