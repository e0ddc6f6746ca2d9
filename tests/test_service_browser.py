"""The page of the service as people use it, in a real browser; `--screenshots` keeps its pictures in docs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsextract import Article, Articles, Extractor
from windows import watched

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
ROOT = Path(__file__).parent.parent
TEXT = "Мэр Каменки Вера Ильина открыла мост. «Мы ждали этого два года», — сказала она."
DROP = """(files) => {
  const dropped = new DataTransfer();
  for (const [name, text] of files) dropped.items.add(new File([text], name, {type: "text/plain"}));
  document.dispatchEvent(new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true}));
}"""
DONE = "#downloads:not([hidden])"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    pytest.importorskip("fastapi")
    from newsextract.service import create_app
    from serving import serve

    yield from serve(create_app(Extractor(tokens=False)))


@pytest.fixture
def opened(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """The page in a window of its own; whatever it asks of others, or complains of, fails the test."""
    with watched(browser, (address, "data:"), getattr(request, "param", {})) as page:
        page.goto(address)
        yield page


def test_a_text_is_pasted_and_read_by_keys_alone(opened: Any) -> None:
    assert opened.evaluate("document.activeElement.id") == "text"
    opened.keyboard.insert_text(TEXT)
    opened.keyboard.press("Control+Enter")
    opened.wait_for_selector(DONE)
    frame = opened.frame(name="result")
    assert frame.inner_text(".nx-speaker strong") == "Вера Ильина"
    frame.click("a.nx-means >> text=она")
    assert frame.url.endswith("-e1")
    assert frame.locator(":target").inner_text().startswith("Вера Ильина")


def test_files_are_dropped_and_their_table_taken_along(opened: Any, tmp_path: Path) -> None:
    opened.evaluate(DROP, [["а.txt", TEXT], ["б.txt", "«Смета выросла», — сообщил инженер Павел Гаранин."]])
    opened.wait_for_selector(DONE)
    assert opened.inner_text("#chosen") == "Файлов: 2 (а.txt, б.txt)"
    frame = opened.frame(name="result")
    assert frame.locator("#rows tbody tr").count() == 2
    frame.click("#rows tbody tr:nth-child(2)")
    frame.wait_for_selector("dialog[open] .nx-text")
    frame.press("#close", "Enter")
    with opened.expect_download() as waiting:
        opened.click(f"{DONE} >> text=JSON")
    waiting.value.save_as(tmp_path / "a.jsonl")
    assert waiting.value.suggested_filename == "цитаты.jsonl"
    read = Articles.load_jsonl(tmp_path / "a.jsonl")
    assert isinstance(read[0], Article)
    assert read.ids == ("а.txt", "б.txt")


def test_what_cannot_be_read_says_so(opened: Any) -> None:
    opened.evaluate(DROP, [["а.pdf", "%PDF"]])
    opened.wait_for_function("() => document.querySelector('#working').textContent === ''")
    frame = opened.frame(name="result")
    frame.wait_for_selector("text=Не получилось")
    assert "а.pdf: a PDF, not text" in frame.inner_text("body")
    assert opened.locator(DONE).count() == 0


def test_nothing_is_sent_where_there_is_nothing(opened: Any) -> None:
    opened.click("button.main")
    assert opened.evaluate("document.activeElement.id") == "text"
    assert not opened.is_visible("#result")


def test_the_other_language(opened: Any) -> None:
    opened.click("text=In English")
    assert opened.inner_text("h1") == "Who said what"
    opened.click("#example")
    opened.wait_for_selector(DONE)
    assert "Who said what" in opened.frame(name="result").inner_text("body")


WINDOW = {"viewport": {"width": 1280, "height": 1100}}
LOOKS = {
    "light": {**WINDOW, "color_scheme": "light"},
    "dark": {**WINDOW, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "color_scheme": "light"},
}


@pytest.mark.parametrize(("look", "opened"), LOOKS.items(), indirect=["opened"], ids=LOOKS)
def test_how_it_looks(look: str, opened: Any, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = ROOT / "docs" / "images" if request.config.getoption("--screenshots") else tmp_path
    opened.click("#example")
    opened.wait_for_selector(DONE)
    opened.wait_for_timeout(800)  # it scrolls
    assert opened.evaluate("document.documentElement.scrollWidth") == opened.viewport_size["width"]
    opened.frame(name="result").locator(".newsextract").screenshot(path=folder / f"article-{look}.png")
    opened.evaluate("window.scrollTo(0, 0); document.activeElement.blur()")
    opened.wait_for_timeout(100)
    opened.screenshot(path=folder / f"serve-{look}.png")
