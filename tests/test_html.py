"""What people see in notebooks: complete, escaped, readable in both themes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract import Article, Articles, Extractor
from newsextract.show.html import article_html
from newsextract.show.themes import DARK, LIGHT, Palette
from newsextract.show.words import LABELS
from strategies import news_like
from test_invariants import relaxed

TEXT = (
    "Подписаться\nГлава фонда «Дом» Анна Белова открыла приют в Твери. «Мы рады, — сказала она. — Ждём всех». "
    "По словам Беловой, это «важный шаг».\nПоделиться"
)
EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)">&lt;"\'>'


class Reader(HTMLParser):
    """Elements, ids, links and text of a piece of HTML."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [(value or "").removeprefix("#") for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


KNOWN = set("div style span a ul li strong em details summary p".split())


def test_everything_is_shown(nx: Extractor) -> None:
    article = nx(TEXT)
    shown = Reader(article._repr_html_())
    assert "лицо" in shown.text
    assert "прямая речь" in shown.text
    assert "глава фонда «Дом»" in shown.text
    assert "Не текст статьи (1)" in shown.text
    assert all(quote.speaker and quote.speaker.name in shown.text for quote in article.quotes)


def test_labels_in_english(nx: Extractor) -> None:
    shown = Reader(nx(TEXT).to_html(lang="en"))
    assert "person" in shown.text
    assert "Who said what" in shown.text
    assert LABELS["en"].keys() == LABELS["ru"].keys()


def test_every_mark_leads_to_its_line_and_back(nx: Extractor) -> None:
    shown = Reader(nx(TEXT).to_html())
    assert set(shown.links) == set(shown.ids)
    assert len(shown.ids) == len(set(shown.ids)) > 0


def test_the_reasons_are_shown(nx: Extractor) -> None:
    """A role and a pronoun lead to the person, a cue to the quotation, the confidence is a shade and a number."""
    article = nx(TEXT)
    source = article.to_html()
    person = next(entity for entity in article.entities if entity.type == "PER")
    for words in ("Глава фонда «", "она"):
        assert re.search(rf'<a class="nx-means nx-PER"[^>]*href="#nx\w+-e{person.id}"[^>]*>{words}</a>', source)
    assert re.search(r'<a class="nx-cue"[^>]*href="#nx\w+-q1"[^>]*>сказала</a>', source)
    sure = f"{article.quotes[0].evidence.confidence:.2f}".replace(".", ",")
    assert re.search(rf'class="nx-sure nx-sure\d" title="уверенность {sure}; правило: reporter_inside', source)


def test_words_for_somebody_without_a_name_lead_to_what_they_said(nx: Extractor) -> None:
    source = nx("«Мост закрыт», — сообщил источник в мэрии.").to_html()
    assert re.search(r'<a class="nx-means nx-OTHER"[^>]*href="#nx\w+-q1"[^>]*>источник в мэрии</a>', source)


def test_a_link_has_no_link_in_it(nx: Extractor) -> None:
    source = nx("По словам мэра Каменки Веры Ильиной, «мэр Дубровки Игорь Лужин обещал помочь».").to_html()
    assert re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", source) is None


def test_ids_are_those_of_one_cell_only(nx: Extractor) -> None:
    article = nx(TEXT)
    assert not set(Reader(article.to_html()).ids) & set(Reader(article.to_html()).ids)


def test_quotations_entities_and_lists_are_shown_too(nx: Extractor) -> None:
    article = nx(TEXT)
    assert "Мы рады" in Reader(article.quotes[0]._repr_html_()).text
    assert "Анна Белова" in Reader(next(e for e in article.entities if e.type == "PER")._repr_html_()).text
    many = Reader(Articles([article, nx("")])._repr_html_())
    assert many.tags.count("summary") == 5  # two articles, two lines of furniture, a legend
    assert len(many.ids) == len(set(many.ids))


def test_a_page_of_its_own(nx: Extractor, tmp_path: Path) -> None:
    nx(TEXT).save_html(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert '<meta charset="utf-8">' in page
    assert "<title>Глава фонда" in page


def evil(value: object, key: str = "") -> object:
    """A result with markup in every field that is text of the article."""
    if isinstance(value, dict):
        return {k: evil(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [evil(item, key) for item in value]
    return EVIL if isinstance(value, str) and key in ("name", "roles", "first", "last", "link") else value


def test_markup_in_every_field_is_text(nx: Extractor) -> None:
    text = f"Анна Белова {EVIL} открыла приют. «Мы рады {EVIL}», — сказала Белова. По словам {EVIL}, он цел.\n{EVIL}"
    article = Article.model_validate(evil(nx(text).model_dump(mode="json")))
    for source in (article.to_html(), *(x._repr_html_() for x in (*article.quotes, *article.entities))):
        shown = Reader(source)
        assert set(shown.tags) <= KNOWN
        assert shown.attributes <= {"class", "href", "id", "title"}
        assert "alert(1)" in shown.text


@relaxed
@given(text=st.one_of(news_like, st.text("<>&\"'«»—. аБ\n", max_size=60), st.just(EVIL)))
def test_no_text_is_lost_and_none_becomes_markup(nx: Extractor, text: str) -> None:
    article = nx(text)
    shown = Reader(article_html(article))
    assert set(shown.tags) <= KNOWN
    words = re.findall(r"\w{3,}", "".join(span.text for span in article.body))
    assert all(word in shown.text for word in words)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.1."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back"),
    [
        *(("text", back) for back in ("back", "soft", "lit", "PER", "ORG", "LOC", "sure0", "sure1", "sure2", "sure3")),
        *((f"{type_}-label", "back") for type_ in ("PER", "ORG", "LOC")),
        *(("dim", back) for back in ("back", "soft")),
        *(("said", back) for back in ("back", "sure3")),
        ("PER-label", "sure3"),
        ("accent-text", "accent"),
        ("number-text", "number"),
    ],
)
def test_contrast(palette: Palette, front: str, back: str) -> None:
    light, dark = sorted((luminance(palette[front]), luminance(palette[back])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
