"""Where communes, hamlets and schools lie by what the article says elsewhere: their names are borne by many."""

from __future__ import annotations

import dataclasses
import itertools
from bisect import bisect_right
from collections.abc import Iterator

from viennews.organizations.keys import Site
from viennews.organizations.memory import Resolved
from viennews.organizations.named_places import Place
from viennews.organizations.naming import Name
from viennews.organizations.resolution import Resolver
from viennews.places import RANK
from viennews.spelling import fold

_COLLEGES = frozenset([("đại", "học"), ("cao", "đẳng"), ("học", "viện")])
"""How the heads of schools go on, or begin, whose names are borne by one in the country."""


class Whereabouts:
    """The places of one article that lie in others, and those of its schools, looked for when first asked."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.tokens = resolver.tokens
        self._above: dict[tuple[str | None, ...], list[Place]] | None = None
        """By the unit and the name of a commune or hamlet: where the article says what unit it lies in."""
        self._schools: dict[str, Place] | None = None
        """By the full name of a school: the place that the article gives it first."""

    def raised(self, place: Place) -> Place:
        """A commune or hamlet with the unit above that the article tells elsewhere: `phường 3 (quận Tân Bình)`."""
        if place.above is not None or place.name is None or RANK[place.level] > RANK["commune"]:
            return place
        if self._above is None:
            self._above = {}
            for each in sorted(self._told_within(), key=lambda told: told.start):
                self._above.setdefault(self._called(each), []).append(each)
        told = self._above.get(self._called(place))
        if told is None:
            return place
        nearest = bisect_right(told, place.start, key=lambda each: each.start) - 1
        return dataclasses.replace(place, above=told[max(nearest, 0)].above)

    def _called(self, place: Place) -> tuple[str | None, ...]:
        return (place.unit, *self.tokens.words[slice(*(place.name or (0, 0)))])

    def _told_within(self) -> Iterator[Place]:
        """The places with the units above them, in brackets too."""
        for name in self.resolver.names:
            if name.place is not None and name.place.above is not None:
                yield name.place
        timeline = [place for _, place in self.resolver.around.timeline()]
        for place, following in itertools.pairwise([*timeline, *timeline[-1:]]):
            if place.above is not None:
                yield place
            elif self.tokens.gaps[place.end - 1] == " (" and place.end == following.start and (
                RANK[following.level] > RANK[place.level]
            ):  # fmt: skip
                yield dataclasses.replace(place, above=following)

    def site(self, resolved: Resolved) -> Site | None:
        """The district of the school that a body is or is of, else the commune, as the article tells it."""
        school = _school(resolved.name)
        if school is None:
            return None
        if self._schools is None:
            self._schools = {}
            for name in self.resolver.names:
                each = _school(name)
                place = self._beside(each) if each is not None else None
                if each is not None and place is not None:
                    self._schools.setdefault(self._full(each), place)
        place = self._beside(school) or self._schools.get(self._full(school))
        if place is None:
            return None
        words = self.tokens.words[place.start : place.end]
        site = self.raised(place)
        while site.above is not None and site.above.level != "province":
            site = site.above
        return Site(site, self.resolver.around.province(site), words)

    def _full(self, school: Name) -> str:
        return fold(self.resolver.nested(school))

    def _beside(self, school: Name) -> Place | None:
        """The place at the end of the name of a school, or right behind it: `…, TP Huế`, `… (TP Vinh)`."""
        place = school.place
        if place is not None and place.unit and place.name and place.end == school.end and (
            school.head_end < place.start and self.tokens.capital[place.start - 1]
        ):  # fmt: skip
            return place  # Trường Mầm non Hoa Mai xã Tân Lập, but Trường Mầm non xã Tân Lập is called so
        if self.tokens.gaps[school.end - 1] not in (", ", " ("):
            return None
        return self.resolver.around.beginning(school.end)


def _school(name: Name) -> Name | None:
    """The school that a name is or ends with, whose name others may bear."""
    name = name.innermost()
    words = name.head.words
    lower = name.head.follow in ("school", "caponly") and name.kind == "school" and not name.group
    return name if lower and _COLLEGES.isdisjoint([words[:2], words[1:3]]) else None
