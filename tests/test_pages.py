"""Web pages: only the article, in whatever encoding the page declares."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsextract import Extractor, OptionError, PageError

pytest.importorskip("trafilatura")
from newsextract.pages import Page, extract_page

SAVED = (Path(__file__).parent / "pages" / "bridge.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(nx: Extractor) -> Page:
    return extract_page(SAVED, url="https://example.org/bridge", extractor=nx)


def test_what_the_page_says_of_the_article(page: Page) -> None:
    assert page.title == "В Каменке починили мост"
    assert (page.author, page.date, page.site) == ("Ольга Ремизова", "2024-05-12", "Вестник Каменки")
    assert page.url == "https://example.org/bridge"


def test_only_the_article_is_read(page: Page) -> None:
    speakers = {quote.speaker.name for quote in page.article.quotes if quote.speaker}
    assert speakers == {"Вера Ильина", "Павел Гаранин"}
    assert not {"Перов", "Тучин", "Лужин", "Щукин"} & {e.last for e in page.article.entities}


def test_offsets_are_those_of_the_text_that_was_found(page: Page) -> None:
    text = page.article.text
    assert all(text[span.start : span.stop] == span.text for quote in page.article.quotes for span in quote.spans)
    assert Page.model_validate_json(page.model_dump_json()) == page


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8", "utf-16"])
def test_bytes_are_decoded_by_what_the_page_declares(nx: Extractor, page: Page, encoding: str) -> None:
    data = SAVED.replace('charset="utf-8"', f'charset="{encoding}"').encode(encoding, "xmlcharrefreplace")
    assert extract_page(data, url=page.url, extractor=nx) == page


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (b"<html></html>", PageError, "no text of an article"),
        ("", PageError, "no text of an article"),
        (b'<meta charset="klingon"><p>', PageError, "not known: klingon"),
        (b'<meta charset="utf-8"><p>\xff', PageError, "not utf-8 at byte 25"),
        (5, OptionError, "page must be str or bytes, not int"),
    ],
)
def test_bad_pages(nx: Extractor, data: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        extract_page(data, extractor=nx)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"extractor": 5}, "extractor must be an Extractor or None, not 5"),
        ({"url": 5}, "url must be str or None, not 5"),
        ({"encoding": 5}, "encoding must be str or None, not 5"),
        ({"encoding": "klingon"}, "encoding 'klingon' is not known"),
    ],
)
def test_what_an_option_of_a_page_cannot_be(options: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        extract_page(b"<p>", **options)


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8"])
def test_the_encoding_of_a_page_that_lies_can_be_given_or_detected(nx: Extractor, page: Page, encoding: str) -> None:
    data = SAVED.replace('charset="utf-8"', 'charset="latin-1"').encode(encoding, "xmlcharrefreplace")
    assert extract_page(data, url=page.url, extractor=nx, encoding=encoding) == page
    assert extract_page(data, url=page.url, extractor=nx, encoding="detect") == page


ARTICLE = """<html><body><article><h1>В Каменке открыли мост</h1>
<p>Мост через реку Каменку открыли в пятницу утром, сообщила администрация района. Пришли тысячи людей.</p>
<figure><img src="a.jpg"><figcaption>Мост вечером. Фото: Фёдор Лужин</figcaption></figure>
{quote}
<div><p>Читайте также</p><a href="/1">Тучин закрыл старый рынок</a></div>
<p><strong><a href="/2">Тучин рассказал о старом рынке</a></strong></p>
<p>Работы шли два года, стоимость составила сто миллионов рублей. Следующим станет мост в Берёзовке.</p>
<p>Движение открыли для легковых машин, грузовики пустят с понедельника, пояснили в администрации.</p>
</article></body></html>"""


QUOTES = [
    "<blockquote><p>Дорогу починят.</p><footer>Павел Гаранин, депутат</footer></blockquote>",
    "<blockquote><p>Дорогу починят.</p><cite>Павел Гаранин, депутат</cite></blockquote>",
    "<blockquote>Дорогу починят.<footer>— Павел Гаранин, <cite>депутат</cite></footer></blockquote>",
    "<figure><blockquote>Дорогу починят.</blockquote><figcaption>Павел Гаранин, депутат</figcaption></figure>",
    '<blockquote><div class="q__text">Дорогу починят.</div><div class="q__author">'
    "<span>Павел Гаранин</span><span>депутат</span></div></blockquote>",
    "<blockquote><p>Дорогу починят.</p><p><b>Павел Гаранин</b><br>депутат</p></blockquote>",
    '<div class="quote"><p>Дорогу починят.</p><div class="quote-author">Павел Гаранин, депутат</div></div>',
]


@pytest.mark.parametrize("quote", QUOTES)
def test_quotes_keep_their_signature_and_boxes_are_left_out(nx: Extractor, quote: str) -> None:
    article = extract_page(ARTICLE.format(quote=quote), extractor=nx).article
    body = "\n".join(span.text for span in article.body)
    assert "починят.\n— Павел Гаранин, депутат" in body
    assert [(q.text, q.speaker.name) for q in article.quotes if q.speaker and q.type == "direct"] == [
        ("Дорогу починят.", "Павел Гаранин")
    ]
    assert not [word for word in ("Лужин", "Читайте", "Тучин") if word in body]


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("<p>Мост назвали <q>Весной</q>, сообщила мэрия.</p>", "Мост назвали «Весной», сообщила мэрия."),
        ("<blockquote>В очерке <cite>Мосты</cite> их сорок.</blockquote>", "В очерке Мосты их сорок."),
    ],
)
def test_what_is_quoted_inside_a_sentence_stays_in_it(nx: Extractor, quote: str, told: str) -> None:
    assert told in extract_page(ARTICLE.format(quote=quote), extractor=nx).article.text
