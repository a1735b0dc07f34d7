"""Who, how many of what, when, and where it says so: a fact for each figure of a text.

For each figure the body whose deed it is (`bodies`), its day or period (`dates`), and whether it grew (`phrases`).
"""

from viennews.facts.finder import find_facts

__all__ = ["find_facts"]
