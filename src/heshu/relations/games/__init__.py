"""Games won, drawn and lost beside the games played: their sum, where draws are told or ruled out.

In Chinese the terms of a record are figures with units of their own (16胜4平2负); in English a phrase
of the pack tells the whole of it (24 won, 11 drawn, 13 lost). `victories` holds the score of a game
against by how much it was won.
"""
