"""How often the facts have the right organization and date: python -m benchmarks.facts_accuracy [FOLDER] [--errors].

FOLDER holds NAME.txt and NAME.gold.json pairs whose figures carry `who` and `when`. Two ways: with the gold mentions
(what the rules of the facts are worth) and with the mentions that the library finds (end to end: a figure that is not
found is wrong). `who` agrees when it is the organization as written, a classifier (`tổ chức`) set aside, or names the
same body; `when` when the date has the value.
"""

from __future__ import annotations

import argparse
import datetime
import json
import pathlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import regex

from benchmarks.measure import Row, ratio
from viennews.facts import find_facts
from viennews.mentions import DateMention, Fact, FigureMention, OrganizationMention
from viennews.span import Span
from viennews.spelling import fold

FOLDER = pathlib.Path(__file__).parents[2] / "shared" / "eval" / "dev"


def number(value: Any) -> Any:
    """A gold value as the library gives it."""
    return tuple(map(number, value)) if isinstance(value, list) else Decimal(str(value))


def edges(value: str | None) -> tuple[datetime.date | None, datetime.date | None, str]:
    """First day, last day and precision of a gold EDTF value, as far as the facts need them."""
    parts = (value or "").split("/")
    found = [re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", part) for part in parts]
    if not all(found):
        return None, None, "interval"
    (first, *_), last = found, found[-1]
    assert first is not None
    assert last is not None
    precision = "interval" if len(parts) > 1 else "day" if last[3] else "month" if last[2] else "year"
    return (
        datetime.date(int(first[1]), min(int(first[2] or 1), 12), int(first[3] or 1)),
        datetime.date(int(last[1]), min(int(last[2] or 12), 12), min(int(last[3] or 28), 28)),
        precision,
    )


def gold_mentions(
    gold: dict[str, Any],
) -> tuple[list[DateMention], list[FigureMention], list[OrganizationMention]]:
    """The mentions of a gold file; optional organizations are generic ones."""
    dates = []
    for each in gold["dates"]:
        first, last, precision = edges(each["value"])
        dates.append(
            DateMention(each["start"], each["end"], each["text"], each["value"], first, last, precision)  # type: ignore[arg-type]
        )
    figures = [
        FigureMention(
            each["start"], each["end"], each["text"], each["kind"], number(each["value"]), each.get("unit"),
            counted=each.get("counted"),
        )
        for each in gold["figures"]
    ]  # fmt: skip
    organizations = [
        OrganizationMention(
            each["start"], each["end"], each["text"], each.get("name") or "", generic=bool(each.get("optional"))
        )
        for each in gold["organizations"]
    ]
    return (
        sorted(dates, key=lambda each: each.start),
        sorted(figures, key=lambda each: each.start),
        sorted(organizations, key=lambda each: (each.start, -each.end)),
    )


def stand_in_sentences(text: str) -> list[Span]:
    """Sentences by marks and capitals."""
    return [
        Span(match.start(), match.end(), match[0])
        for match in regex.finditer(r"\S(?:[^.!?…\n]|[.!?…](?!\s+[\"“”'(]?\p{Lu}))*+[.!?…]*", text)
    ]


def plain_name(text: str | None) -> str:
    """An organization as it is compared."""
    return re.sub(r"^(?:tổ chức|cơ quan|các|toàn)\s+", "", " ".join(fold(text or "").split()))


def who_agrees(gold: str | None, fact: Fact | None, organizations: list[dict[str, Any]]) -> bool:
    """Whether the fact names the organization of the gold: as written, or another writing of the same body."""
    given = fact.organization if fact else None
    if gold is None or given is None:
        return fact is not None and gold is None and given is None
    names = {plain_name(each.get("name")) for each in organizations if each["text"] == gold and each.get("name")}
    given_names = {plain_name(given.name)} if given.name else set()
    return plain_name(gold) == plain_name(given.text) or bool(names & given_names)


def documents(folder: pathlib.Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, text and gold of each article of a folder."""
    for file in sorted(folder.glob("*.gold.json")):
        text = file.with_name(file.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        yield file.name, unicodedata.normalize("NFC", text), json.loads(file.read_text(encoding="utf-8"))


def facts_of_gold(text: str, gold: dict[str, Any]) -> list[Fact]:
    """Facts made of the gold mentions."""
    dates, figures, organizations = gold_mentions(gold)
    return find_facts(
        text,
        sentences=sentences(text),
        dates=dates,
        figures=figures,
        organizations=organizations,
        title=text.split("\n", 1)[0].strip(),
        published=datetime.date.fromisoformat(gold["published"]),
    )


def facts_found(text: str, gold: dict[str, Any]) -> list[Fact]:
    """Facts made of what the finders find."""
    import viennews

    published = datetime.date.fromisoformat(gold["published"])
    return find_facts(
        text,
        sentences=sentences(text),
        dates=viennews.find_dates(text, reference=published),
        figures=viennews.find_figures(text),
        organizations=viennews.find_organizations(text, generic=True),
        title=text.split("\n", 1)[0].strip(),
        published=published,
    )


def sentences(text: str) -> list[Span]:
    """The sentences of the library."""
    try:
        from viennews.segments import sentences as found
    except ImportError:
        return stand_in_sentences(text)
    return list(found(text))


def accuracy(folder: pathlib.Path, found: bool, errors: bool = False) -> dict[str, tuple[int, int]]:
    """For `who` and `when`: how many figures agree, of how many that the gold judges."""
    score = {"who": [0, 0], "when": [0, 0]}
    for name, text, gold in documents(folder):
        facts = facts_found(text, gold) if found else facts_of_gold(text, gold)
        for figure in gold["figures"]:
            fact = next(
                (each for each in facts if each.figure.start < figure["end"] and figure["start"] < each.figure.end),
                None,
            )
            checks = {}
            if "who" in figure:
                checks["who"] = who_agrees(figure["who"], fact, gold["organizations"])
            if "when" in figure:
                value = fact.date.value if fact and fact.date else None
                checks["when"] = fact is not None and value == figure["when"]
            for field, agrees in checks.items():
                score[field][0] += agrees
                score[field][1] += 1
                if errors and not agrees:
                    given = fact and (fact.organization if field == "who" else fact.date)
                    context = text[max(0, figure["start"] - 90) : figure["end"] + 60].replace("\n", "⏎")
                    print(f"{field} {name} [{figure['text']}] gold {figure[field]!r} got {given and given.text!r}"
                          f" ({fact and fact.rule})\n    {context}")  # fmt: skip
    return {field: (good, seen) for field, (good, seen) in score.items()}


def rows(smoke: bool) -> Iterator[Row]:
    """Accuracy with the gold mentions, where there is gold; growth of the time with the length of a sentence."""
    if FOLDER.is_dir():
        for field, (good, seen) in accuracy(FOLDER, found=False).items():
            yield Row(f"facts: accuracy of {field}, gold mentions", good / seen, ">= 0.8", f"{good} of {seen}")
        if not smoke:
            for field, (good, seen) in accuracy(FOLDER, found=True).items():
                yield Row(f"facts: accuracy of {field}, end to end", good / seen, ">= 0.8", f"{good} of {seen}")
    size = 50 if smoke else 1000

    def reader(times: int) -> Callable[[], object]:
        piece = "Hội A với 5 hộ; năm 2021, tại "
        text = piece * times
        starts = range(0, len(text), len(piece))
        mentions: dict[str, Any] = {
            "organizations": [OrganizationMention(start, start + 5, "Hội A") for start in starts],
            "figures": [FigureMention(start + 10, start + 11, "5", counted="hộ") for start in starts],
            "dates": [DateMention(start + 16, start + 24, "năm 2021", "2021") for start in starts],
        }
        return lambda: find_facts(text, sentences=[Span(0, len(text), text)], **mentions)

    yield Row("facts: growth with the mentions of a sentence", ratio(reader(8 * size), reader(size)) / 8, "<= 2")


def main() -> None:
    """Print the accuracies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=FOLDER)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--found", action="store_true", help="with the mentions that the library finds")
    arguments = parser.parse_args()
    for field, (good, seen) in accuracy(arguments.folder, arguments.found, arguments.errors).items():
        print(f"{field:5} {good}/{seen} = {good / seen if seen else 0:.3f}")


if __name__ == "__main__":
    main()
