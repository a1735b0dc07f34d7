"""Date expressions as they are written: words to tokens, tokens to points in time, points to spans and lists.

Below both finders, since what is a date is no figure. `tokens` and `lexicon` say what a word is, `items` holds the
grammar, `chains` joins its points, `doubt` tells a date from a number that looks like one.
"""
