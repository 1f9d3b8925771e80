"""Language packs: the words of a language as data. `pack.py` is their only reader."""
