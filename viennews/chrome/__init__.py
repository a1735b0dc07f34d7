"""What is page chrome and what is article: ordered lists of small named rules over the pieces of a page.

First the region of the article is found (in markup the element that holds most running text, in flattened text what
lies between the title and the last paragraph), then each piece is judged by the first rule that has an opinion on it.
What no rule speaks against is kept.
"""

from viennews.chrome.judging import judge

__all__ = ["judge"]
