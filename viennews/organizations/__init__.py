"""Organizations in a text: women's unions, trade unions, party and state bodies, companies, schools, hospitals, media.

A name is read by a grammar over syllables (`grammar`) from tables of heads, bodies and fields (`knowledge`), its place
by the gazetteer; a short name stands for the body that the article tells (`resolution`). What is an organization, and
where its name begins and ends, is written down in `docs/organizations.md`.
"""

from viennews.organizations.finder import find_organizations
from viennews.organizations.recognition import organizations_in

__all__ = ["find_organizations", "organizations_in"]
