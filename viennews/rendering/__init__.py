"""An article as HTML: a page of its own, and a fragment for notebooks.

Everything of the article is escaped before it is wrapped, no script is needed, nothing is loaded. Themes follow the
reader's system or the notebook's own theme.
"""

from viennews.rendering.pages import render, to_fragment, to_html

__all__ = ["render", "to_fragment", "to_html"]
