"""What a browser makes of our pages: they render, sort, filter, lead to sentences, and execute nothing of a page."""

from __future__ import annotations

import csv
import dataclasses
import html
import io
import json
import os
import pathlib
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import viennews
from tests.sample_article import PAYLOADS, hostile, sample
from viennews.documents import Document
from viennews.inputs import Failure
from viennews.rendering import to_html
from viennews.report import to_report

webdriver: Any = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="no Chromium with its driver on this machine")

SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,900",
)  # fmt: skip
ATTACKS = (
    *PAYLOADS, "<svg><script>top.hurt=1</script></svg>", '"><img src=x onerror="top.hurt=1">',
    "<style>*{display:none}</style>",
    "`${top.hurt=1}`", "${top.hurt=1}", "<!--<script>", "\u2028top.hurt=1",
    "</script><script>top.hurt=1</script>", "<iframe srcdoc='<script>top.hurt=1</script>'></iframe>",
    "<a href='javascript:top.hurt=1'>x</a>", "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href='https://example.org/'>", "</template></textarea></title><img src=x onerror=top.hurt=1>",
    "<details open ontoggle=top.hurt=1>x</details>", "<math><mi//xlink:href='data:x,<script>top.hurt=1</script>'>",
)  # fmt: skip

ATTACK = " ".join(ATTACKS)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_page_load_timeout(60)
    yield driver
    driver.quit()


@pytest.fixture
def show(browser: Any, tmp_path: pathlib.Path) -> Callable[..., Any]:
    def shown(page: str, *, dark: bool = False, width: int = 1280) -> Any:
        path = tmp_path / f"page{len(os.listdir(tmp_path))}.html"
        path.write_text(page, encoding="utf-8")
        theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [theme]})
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get(path.as_uri())
        if "vn-report" in page:
            wait(browser, "return document.documentElement.dataset.ready !== undefined")
        return browser

    return shown


def wait(browser: Any, condition: str) -> None:
    from selenium.webdriver.support.wait import WebDriverWait

    WebDriverWait(browser, 20).until(lambda driver: driver.execute_script(condition), condition)


def press(browser: Any, selector: str, *keys: str) -> None:
    """Keys for the element that has the focus, which the one found by `selector` is given first."""
    browser.execute_script("document.querySelector(arguments[0]).focus()", selector)
    browser.switch_to.active_element.send_keys(*keys)


def all_of(browser: Any, selector: str) -> list[Any]:
    return list(browser.find_elements("css selector", selector))


def cells(browser: Any, column: int) -> list[str]:
    return [each.text for each in all_of(browser, f".vn-table tbody td:nth-child({column})")]


def two() -> list[Document]:
    other = dataclasses.replace(sample("https://example.org/b"), title="Bài hai", facts=sample().facts[:1])
    return [sample(), dataclasses.replace(other, text=other.text + " " + " ".join(f"khác {n}" for n in range(50)))]


def quiet(browser: Any) -> bool:
    """Whether the page logged no error, and nothing that its policy had to forbid."""
    return not [
        each for each in browser.get_log("browser") if each["level"] == "SEVERE" or each["source"] == "security"
    ]


def luminance(browser: Any, selector: str) -> tuple[float, float]:
    """Of background and text, from 0 to 1, as painted on a canvas (which knows every colour notation)."""
    background, text = browser.execute_script(
        """
        const style = getComputedStyle(document.querySelector(arguments[0]));
        const context = document.createElement("canvas").getContext("2d");
        return [style.backgroundColor, style.color].map((colour) => {
          context.fillStyle = colour;
          context.fillRect(0, 0, 1, 1);
          const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
          return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
        });
        """,
        selector,
    )
    return background, text


@pytest.mark.parametrize("dark", [False, True])
def test_the_article_follows_the_theme(show: Callable[..., Any], dark: bool) -> None:
    browser = show(to_html(sample()), dark=dark)
    for selector in (".viennews", ".viennews .vn-article .vn-money", ".viennews .vn-article .vn-organization"):
        background, text = luminance(browser, selector)
        assert (background < text) is dark
        assert abs(background - text) > 0.45
    assert quiet(browser)


@pytest.mark.parametrize(
    ("attribute", "dark"),
    [("data-jp-theme-light=false", True), ("data-jp-theme-light=true", False), ("class=vscode-dark", True)],
)
def test_the_theme_of_a_notebook_wins(show: Callable[..., Any], attribute: str, dark: bool) -> None:
    from viennews.rendering import to_fragment

    browser = show(f"<!DOCTYPE html><body {attribute}>{to_fragment(sample())}</body>", dark=not dark)
    background, _ = luminance(browser, ".viennews")
    assert (background < 0.5) is dark


def test_the_legend_switches_a_kind_off(show: Callable[..., Any]) -> None:
    browser = show(to_html(sample()))
    colour = "return getComputedStyle(document.querySelector('.vn-article .vn-money')).backgroundColor"
    before = browser.execute_script(colour)
    all_of(browser, ".vn-show-money")[0].click()
    assert browser.execute_script(colour) == "rgba(0, 0, 0, 0)" != before


def test_a_fact_leads_to_its_sentence_and_back(show: Callable[..., Any]) -> None:
    browser = show(to_html(sample()))
    target = "return document.querySelector(':target')?.textContent"
    all_of(browser, ".vn-facts tbody tr:nth-child(3) .vn-quote")[0].click()
    assert "19/20" in browser.execute_script(target)
    all_of(browser, ".vn-article .vn-percent a")[0].click()
    assert browser.execute_script("return document.querySelector(':target').matches('.vn-facts tr:nth-child(4)')")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("page", [to_html(sample()), to_report(two())], ids=["article", "report"])
def test_no_page_is_wider_than_the_window(show: Callable[..., Any], page: str, width: int) -> None:
    browser = show(page, width=width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert quiet(browser)


def test_the_report_sorts(show: Callable[..., Any]) -> None:
    browser = show(to_report(two()))
    assert cells(browser, 2) == ["12", "300,000–500,000 VND", "19/20", "▲ 5%", "12"]
    (button,) = all_of(browser, "[data-sort=amount]")
    button.click()
    assert cells(browser, 2) == ["300,000–500,000 VND", "19/20", "12", "12", "▲ 5%"]
    button.click()
    assert cells(browser, 2) == ["▲ 5%", "12", "12", "19/20", "300,000–500,000 VND"]
    assert button.find_element("xpath", "..").get_attribute("aria-sort") == "ascending"
    all_of(browser, "[data-sort=who]")[0].click()
    assert cells(browser, 1)[-2:] == ["", ""]


@pytest.mark.parametrize(
    ("query", "rows"), [("suất", 3), ("suat", 3), ("NONG DAN an 19/20", 2), ("nông dân chi", 2), ("khong co", 0)]
)
def test_the_report_searches(show: Callable[..., Any], query: str, rows: int) -> None:
    browser = show(to_report(two()))
    all_of(browser, "input[name=q]")[0].send_keys(query)
    wait(browser, f"return document.querySelectorAll('.vn-table tbody tr').length === {rows}")
    (shown,) = all_of(browser, ".vn-shown")
    assert shown.text == f"{rows} / 5"
    assert all_of(browser, ".vn-nothing")[0].is_displayed() is (rows == 0)
    all_of(browser, ".vn-clear")[0].click()
    wait(browser, "return document.querySelectorAll('.vn-table tbody tr').length === 5")


def test_the_report_filters(show: Callable[..., Any]) -> None:
    browser = show(to_report(two()))
    choose = "const e = document.querySelector(arguments[0]); e.value = arguments[1];"
    choose += "e.dispatchEvent(new Event('input', {bubbles: true}))"
    for name, value, rows in (("kind", "count", 2), ("bodyKind", "farmers", 3), ("change", "1", 1), ("change", "0", 4)):
        browser.execute_script(choose, f"select[name={name}]", value)
        wait(browser, f"return document.querySelectorAll('.vn-table tbody tr').length === {rows}")
        browser.execute_script(choose, f"select[name={name}]", "")
    all_of(browser, "#who button")[0].click()
    wait(browser, "return document.querySelectorAll('.vn-table tbody tr').length === 3")
    assert "Hội Nông dân xã Phú An" in all_of(browser, ".vn-chip")[0].text
    all_of(browser, ".vn-chip")[0].click()
    browser.execute_script(
        "document.querySelector('rect.vn-bin').dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    wait(browser, "return document.querySelectorAll('.vn-table tbody tr').length === 3")


def test_a_row_leads_to_its_sentence_in_its_article(show: Callable[..., Any]) -> None:
    browser = show(to_report(two()))
    all_of(browser, ".vn-table tbody tr:nth-child(3) td:nth-child(3)")[0].click()
    wait(browser, "return document.querySelector('.vn-here')?.textContent.includes('19/20')")
    here = browser.execute_script("return document.querySelector('.vn-here').getBoundingClientRect().top")
    assert 0 < here < 900
    assert browser.current_url.split("#")[1].startswith("a0.")
    all_of(browser, ".vn-close")[0].click()
    wait(browser, "return document.querySelector('.vn-reader').hidden")
    browser.back()
    wait(browser, "return !document.querySelector('.vn-reader').hidden")
    all_of(browser, ".vn-list li:nth-child(2) a")[0].click()
    wait(browser, "return document.querySelector('.vn-reader article').textContent.includes('khác 49')")


def test_what_is_shown_can_be_taken_along(show: Callable[..., Any]) -> None:
    article = dataclasses.replace(sample(), title="=1+1", url='https://example.org/"a"')
    browser = show(to_report([article]))
    browser.execute_script(
        "URL.createObjectURL = (blob) => { blob.text().then((text) => (window.taken = text)); return '#'; }"
    )
    all_of(browser, ".vn-csv")[0].click()
    wait(browser, "return window.taken !== undefined")
    rows = list(csv.reader(io.StringIO(browser.execute_script("return window.taken").lstrip("\ufeff"))))
    assert len(rows) == 5
    assert rows[0][:3] == ["organization", "kind", "amount"]
    assert rows[1][8:10] == ["'=1+1", 'https://example.org/"a"']
    assert rows[2][3] == "300000"


def test_many_rows_are_written_bit_by_bit(show: Callable[..., Any]) -> None:
    article = dataclasses.replace(sample(), facts=sample().facts * 100)
    browser = show(to_report([article]))
    assert len(all_of(browser, ".vn-table tbody tr")) < 400
    for _ in range(6):
        browser.execute_script("scrollTo(0, document.body.scrollHeight)")
        browser.execute_script("document.querySelector('.vn-more').click()")
    wait(browser, "return document.querySelectorAll('.vn-table tbody tr').length === 400")


def test_the_timeline_without_a_mouse(show: Callable[..., Any]) -> None:
    browser = show(to_report([viennews.example()]))
    press(browser, "rect.vn-bin[tabindex='0']", "\ue014")  # the right arrow
    assert [each.get_attribute("tabindex") for each in all_of(browser, "rect.vn-bin")].count("0") == 1
    place = "return [...document.querySelectorAll('.vn-bin')].indexOf(document.activeElement)"
    assert browser.execute_script(place) == 1
    press(browser, "rect.vn-bin[tabindex='0']", "\ue012", "\ue007")  # the left arrow, enter
    wait(browser, "return document.querySelector('.vn-chip')")
    assert browser.execute_script(place) == 0


def test_the_reader_without_a_mouse(show: Callable[..., Any]) -> None:
    browser = show(to_report(two()))
    press(browser, ".vn-table tbody tr:nth-child(2) .vn-quote", "\ue007")
    wait(browser, "return document.activeElement.matches('.vn-reader')")
    press(browser, ".vn-reader", "\ue00c")  # escape
    wait(browser, "return document.activeElement.matches('.vn-table tbody tr:nth-child(2) .vn-quote')")


PAGES = {
    "article": lambda: to_html(viennews.example()),
    "inline": lambda: to_html(viennews.example(), dropped="inline", language="vi"),
    "report": lambda: to_report([viennews.example(), Failure("a.pdf", "SourceError", "a PDF file")], language="en"),
}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_all_text_stands_out(show: Callable[..., Any], page: Callable[[], str], dark: bool) -> None:
    """By the measure of WCAG 2, level AA: 4.5 to 1."""
    browser = show(page(), dark=dark)
    browser.execute_script("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    faint = browser.execute_script(
        """
        const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        const painted = (colours) => {
          context.globalAlpha = 1;
          for (const [colour, alpha] of colours) {
            context.globalAlpha = alpha;
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
          }
          const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((each) => {
            const share = each / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const faint = [];
        while (texts.nextNode()) {
          const element = texts.currentNode.parentElement;
          const said = texts.currentNode.data.trim();
          if (!said || !element.checkVisibility() || element.closest("script, style")) continue;
          const grounds = [];
          let alpha = 1;
          for (let each = element; each; each = each.parentElement) {
            const style = getComputedStyle(each);
            alpha *= style.opacity;
            grounds.unshift([style.backgroundColor, 1]);
          }
          const [one, two] = [painted(grounds), painted([...grounds, [getComputedStyle(element).color, alpha]])];
          const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
          if (ratio < 4.5) faint.push([said.slice(0, 40), element.className, ratio]);
        }
        return faint;
        """
    )
    assert faint == []


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_a_page_tells_what_its_parts_are(show: Callable[..., Any], page: Callable[[], str]) -> None:
    browser = show(page())
    nameless = browser.execute_script(
        """
        const parts = document.querySelectorAll("a, button, input, select, summary, [tabindex], [role]");
        return [...parts].filter((each) => {
          const told = [each.ariaLabel, each.textContent, each.closest("label")?.textContent];
          return !told.some((name) => name?.trim()) && !each.hidden;
        }).map((each) => each.outerHTML.slice(0, 80));
        """
    )
    assert nameless == []
    assert browser.title
    assert len(all_of(browser, "html[lang]")) == 1
    assert len(all_of(browser, "main")) == len(all_of(browser, "h1")) == 1
    heads = all_of(browser, "thead th")
    assert heads
    assert all(each.get_attribute("scope") == "col" for each in heads)
    scrolled = "return [...document.querySelectorAll('.vn-scroll')].every((each) => each.tabIndex === 0)"
    assert browser.execute_script(scrolled)


@pytest.mark.parametrize("make", [to_html, lambda article, **_: to_report([article])], ids=["article", "report"])
def test_a_page_full_of_attacks_executes_nothing(show: Callable[..., Any], make: Callable[..., str]) -> None:
    article = hostile(" ".join(ATTACKS).replace("\n", " "))
    browser = show(make(article))
    if all_of(browser, ".vn-report"):
        browser.execute_script("location.hash = '#a0'")
        wait(browser, "return !document.querySelector('.vn-reader').hidden")
    assert browser.execute_script("return window.hurt") is None
    assert browser.current_url.startswith("file:")
    shown = browser.execute_script("return document.querySelector('article').textContent")
    assert "<script>alert(1)</script>" in shown
    assert "<style>*{display:none}</style>" in shown
    assert all_of(browser, "img, iframe, svg script, math, base") == []
    assert quiet(browser)


def attacked_page() -> str:
    """A page with the attacks wherever a page may hold text, as text and as markup."""
    text = html.escape(" ".join(ATTACKS).replace("\x00", "").replace("\ud800", ""))
    told = json.dumps(
        {"@type": "NewsArticle", "headline": text, "author": {"name": text}, "datePublished": "2021-03-08"}
    )
    data = told.replace("</", "<\\/")
    live = "".join(attack for attack in ATTACKS if "</title>" not in attack)
    return f"""<html><head><title>{text}</title><meta name="author" content="{text}">
<meta property="og:title" content="{text}"><script type="application/ld+json">{data}</script></head>
<body onload="top.hurt=1"><h1>Hội LHPN xã Tân Lập {text}</h1>
<figure onclick="top.hurt=1"><img src="javascript:top.hurt=1" alt="{text}" title="{text}" onerror="top.hurt=1">
<figcaption>Ảnh: {text}</figcaption></figure>
<p>Ngày 8/3/2021, Hội LHPN xã {text} trao 25 suất quà, <a href="javascript:top.hurt=1" title="{text}">mỗi suất</a>
300.000 đồng.</p><table><tr><th>{text}</th><th>Số quà</th></tr><tr><td>Chi hội 1 {text}</td><td>12 suất</td></tr>
</table><p>Hội Nông dân xã trao 40 cây giống ngày 9/3/2021. {live}</p></body></html>"""


OUTPUTS: dict[str, Callable[[Any], str]] = {
    "notebook": lambda article: f"<!DOCTYPE html><meta charset=utf-8><body>{article._repr_html_()}</body>",
    "page": lambda article: article.to_html(),
    "inline": lambda article: article.to_html(dropped="inline"),
    "render": lambda article: viennews.render(article.to_dict()),
    "report": lambda article: to_report([article, Failure(ATTACK, ATTACK, ATTACK)], title=ATTACK),
}


@pytest.mark.parametrize("url", ["javascript:top.hurt=1", "https://example.org/\"'><script>top.hurt=1</script>"])
@pytest.mark.parametrize("output", OUTPUTS.values(), ids=list(OUTPUTS))
def test_a_hostile_page_from_end_to_end(show: Callable[..., Any], output: Callable[[Any], str], url: str) -> None:
    article = viennews.parse(attacked_page(), url=url)
    assert len(article.facts) >= 2
    browser = show(output(article))
    if all_of(browser, ".vn-report"):
        (box,) = all_of(browser, "input[name=q]")
        for attack in ("<img src=x onerror=top.hurt=1>", "${top.hurt=1}", "suất"):
            box.clear()
            box.send_keys(attack)
        wait(browser, "return document.querySelectorAll('.vn-table tbody tr').length > 0")
        for place in ("a0", "a0.<img src=x onerror=top.hurt=1>", "%3Cimg src=x onerror=top.hurt=1%3E", "who"):
            browser.execute_script("location.hash = arguments[0]", place)
        browser.execute_script("location.hash = '#a0'")
        wait(browser, "return !document.querySelector('.vn-reader').hidden")
    for link in all_of(browser, "a[href]"):
        assert link.get_attribute("href").startswith(("file:", "https://example.org/")), link.get_attribute("href")
    handlers = (
        "return [...document.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) => /^on/.test(a.name)))"
    )
    assert browser.execute_script(handlers) == []
    assert all_of(browser, "img, iframe, svg script, math, base, meta[http-equiv=refresh]") == []
    assert browser.execute_script("return window.hurt") is None
    assert browser.current_url.startswith("file:")
    assert quiet(browser)
