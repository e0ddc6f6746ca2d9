"""The page of a corpus as people use it, in a real browser; `pytest -m slow --screenshots` keeps pictures in docs."""

from __future__ import annotations

import csv
import io
import runpy
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsextract import Articles, Extractor
from windows import watched

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
ROOT = Path(__file__).parent.parent
SOURCES = ("Каменские вести", "Сошка онлайн", "Областная газета", "Порт-Медиа")
WAIT = "html[data-ready=yes]"
OPEN = "dialog[open] .nx-text"
OFFLINE = ("file:", "data:", "blob:", "about:")


@pytest.fixture(scope="module")
def corpus(nx: Extractor) -> Articles:
    """1,000 articles of a town, and between them the longer examples of the project."""
    rows = runpy.run_path(str(ROOT / "examples" / "newsroom.py"))["write_articles"](1000, seed=1)
    for place, path in enumerate(sorted((ROOT / "tests" / "articles").glob("*.txt"))):
        rows[place * 31]["text"] = path.read_text(encoding="utf-8")
    meta = [{"date": row["date"], "source": SOURCES[(n * 7 + n // 5) % 4]} for n, row in enumerate(rows)]
    return Articles(nx.pipe(row["text"] for row in rows), ids=[row["id"] for row in rows], meta=meta)


@pytest.fixture(scope="module")
def page_file(corpus: Articles, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    corpus.save_html(path, title="Кто что сказал: новости Каменки")
    return path


@pytest.fixture
def opened(browser: Any, page_file: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    """The page in a window of its own; whatever it asks of the network, or complains of, fails the test."""
    with watched(browser, OFFLINE, getattr(request, "param", {})) as page:
        page.goto(page_file.as_uri())
        page.wait_for_selector(WAIT)
        yield page


def found(page: Any) -> int:
    return int("".join(filter(str.isdigit, page.inner_text("#found").partition(" из ")[0])))


def test_a_thousand_articles_open_in_two_seconds(browser: Any, page_file: Path) -> None:
    page = browser.new_page()
    page.goto("about:blank")
    start = time.perf_counter()
    page.goto(page_file.as_uri())
    page.wait_for_selector(WAIT)
    taken = time.perf_counter() - start
    page.close()
    assert taken < 2


def test_everything_is_counted(opened: Any, corpus: Articles) -> None:
    quotes = sum(len(article.quotes) for article in corpus)
    assert found(opened) == quotes
    assert opened.inner_text("#count-articles").replace("\u00a0", "") == "1000"
    top = corpus.top_speakers(1)[0]
    assert opened.inner_text("#bars button:first-child").split("\n") == [top.name, top.roles[0], str(top.quotes)]


def test_every_filter_counts_as_python_does(opened: Any, corpus: Articles) -> None:
    name = "Тамара Седых"
    opened.select_option("#speaker", label=f"{name} ({corpus.top_speakers(None)[3].quotes})")
    ours = corpus.filter(speaker=name)
    assert found(opened) == sum(len(article.quotes) for article in ours)
    opened.check(".chip input[value=direct]", force=True)
    ours = corpus.filter(speaker=name, type="direct")
    assert found(opened) == sum(len(article.quotes) for article in ours)
    opened.fill("#since", "2024-06-01")
    opened.fill("#until", "2024-06-30")
    ours = ours.filter(since="2024-06-01", until="2024-06-30")
    assert found(opened) == sum(len(article.quotes) for article in ours)
    opened.select_option("#source", label=SOURCES[1])
    assert found(opened) == sum(len(article.quotes) for _, article, meta in ours.rows() if meta["source"] == SOURCES[1])
    opened.click("#reset")
    opened.wait_for_function("() => document.querySelector('#speaker').value === ''")
    everything = sum(len(article.quotes) for article in corpus)
    shown = "document.querySelector('#found').innerText.split(' из ')[0].replace(/[^0-9]/g, '')"
    opened.wait_for_function(f"count => {shown} === String(count)", arg=everything)


def test_search_finds_all_words_in_any_order_and_marks_them(opened: Any) -> None:
    opened.fill("#search", "ЖДАЛИ люди")
    opened.wait_for_selector("#rows mark")
    rows = opened.locator("#rows tbody tr")
    assert 0 < found(opened) < 1000
    assert all("Люди ждали этого слишком долго" in rows.nth(n).inner_text() for n in range(3))
    opened.fill("#search", "такого слова нет")
    opened.wait_for_selector("#end:has-text('Ничего не найдено')")


@pytest.mark.parametrize(
    "aim", ["#bars button:nth-child(2)", "#rows tbody tr:nth-child(2)", ".chip:first-of-type span"]
)
def test_the_first_click_behind_a_search_is_not_lost(opened: Any, aim: str) -> None:
    opened.locator("#search").press_sequentially("работы")
    opened.wait_for_selector("#rows mark")
    before = found(opened)
    opened.click(aim)
    if "rows" in aim:
        opened.wait_for_selector(OPEN)
    else:
        assert 0 < found(opened) < before


def test_a_bar_and_a_column_filter_and_give_it_back(opened: Any) -> None:
    whole = found(opened)
    opened.click("#bars button:nth-child(2)")
    one = found(opened)
    assert one == int(opened.inner_text("#bars button:nth-child(2) b"))
    opened.click("#time .columns button:nth-child(3)")
    assert 0 < found(opened) < one
    assert opened.input_value("#since") == "2024-03-01"
    opened.click("#time .columns button:nth-child(3)")
    opened.click("#bars button:nth-child(2)")
    assert found(opened) == whole


def test_rows_open_their_articles_by_keys_alone(opened: Any) -> None:
    opened.focus("#rows tbody tr:nth-child(1)")
    opened.keyboard.press("ArrowDown")
    said = opened.evaluate("document.activeElement.cells[1].firstChild.textContent").strip("«»")
    opened.keyboard.press("Enter")
    opened.wait_for_selector(OPEN)
    lit = opened.locator("#article .nx-said.nx-lit")
    assert said in "".join(lit.all_inner_texts()).replace("\n", " ")
    assert opened.url.endswith("#q=0.2")
    opened.keyboard.press("ArrowRight")
    opened.wait_for_function("() => location.hash === '#q=0.3'")
    opened.keyboard.press("Escape")
    opened.wait_for_selector("dialog[open]", state="hidden")
    assert opened.evaluate("document.activeElement.tagName") == "TR"


def test_marks_lead_to_the_speaker_and_back(opened: Any) -> None:
    opened.click("#rows tbody tr:nth-child(1)")
    opened.wait_for_selector(OPEN)
    opened.locator("#article a.nx-cue").first.click()
    assert opened.locator("#article li.nx-lit .nx-why").count() == 1
    opened.locator("#article a.nx-means.nx-PER").first.click()
    assert opened.locator("#article .nx-entities li.nx-lit").count() == 1
    opened.locator("#article li.nx-lit a").first.click()
    assert opened.locator("#article .nx-text .nx-lit").count() == 1
    opened.go_back()
    opened.wait_for_selector("dialog[open]", state="hidden")


def test_an_address_with_a_quotation_opens_it(browser: Any, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(f"{page_file.as_uri()}#q=0.1")
    page.wait_for_selector(OPEN)
    page.close()


def test_the_table_can_be_taken_along(opened: Any) -> None:
    opened.fill("#search", "подрядчика")
    opened.wait_for_selector("#rows mark")
    with opened.expect_download() as waiting:
        opened.click("#csv")
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert len(rows) == found(opened)
    assert {"Кто", "Что сказано", "Тип", "Источник", "Дата"} <= rows[0].keys()


def test_sorting_by_day(opened: Any) -> None:
    for _ in range(2):
        opened.click("th.date button")
    assert opened.get_attribute("th.date", "aria-sort") == "descending"
    assert "7 дек. 2024" in opened.inner_text("#rows tbody tr:first-child")


def test_more_rows_come_as_one_reads_on(opened: Any) -> None:
    assert opened.locator("#rows tbody tr").count() == 100
    opened.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    opened.wait_for_function("() => document.querySelectorAll('#rows tbody tr').length > 100")


PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
WINDOW = {"viewport": {"width": 1280, "height": 1000}}
LOOKS = {
    "light": {**WINDOW, "color_scheme": "light"},
    "dark": {**WINDOW, "color_scheme": "dark"},
    "phone": {**PHONE, "color_scheme": "light"},
}


@pytest.mark.parametrize(("look", "opened"), LOOKS.items(), indirect=["opened"], ids=LOOKS)
def test_how_it_looks(look: str, opened: Any, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    keep = request.config.getoption("--screenshots")
    folder = ROOT / "docs" / "images" if keep else tmp_path
    wide = opened.evaluate("document.documentElement.scrollWidth")
    assert wide == opened.viewport_size["width"]  # nothing sticks out
    opened.screenshot(path=folder / f"report-{look}.png")
    opened.click("#rows tbody tr:nth-child(2)")
    opened.wait_for_selector(OPEN)
    opened.wait_for_timeout(1800)  # what lights up has faded
    assert opened.evaluate("document.querySelector('#reader').scrollWidth") <= wide
    opened.screenshot(path=folder / f"report-article-{look}.png")
    back = opened.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (back == "rgb(22, 25, 29)") == (look == "dark")


def test_the_theme_can_be_switched(opened: Any) -> None:
    before = opened.evaluate("getComputedStyle(document.body).backgroundColor")
    opened.click("#theme")
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") != before
