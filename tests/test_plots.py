"""Charts: the bars are as long as the counts, and what cannot be drawn says why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsextract import Articles, Extractor, OptionError

pytest.importorskip("matplotlib")
TEXTS = [
    "Мэр Каменки Вера Ильина открыла мост. «Мы ждали этого два года», — сказала она.",
    "Ильина рассказала, что работы закончат к октябрю.",
    "«Смета выросла», — сообщил инженер Павел Гаранин.",
]
DAYS = ["2024-05-01", "2024-06-02", "2024-06-03"]


@pytest.fixture(scope="module")
def articles(nx: Extractor) -> Articles:
    return Articles(nx.pipe(TEXTS), meta={"date": DAYS})


def widths(axes: Any) -> list[float]:
    return [round(patch.get_width(), 3) for patch in axes.patches]


def test_all_that_there_is_something_for(articles: Articles, nx: Extractor, tmp_path: Path) -> None:
    figure = articles.plot()
    assert [axes.get_title(loc="left") for axes in figure.axes] == [
        "Кого цитируют чаще всего", "Цитаты по времени", "Чьи цитаты",
    ]  # fmt: skip
    assert len(Articles(nx.pipe(TEXTS)).plot(lang="en").axes) == 2
    figure.savefig(tmp_path / "plot.png")
    assert (tmp_path / "plot.png").stat().st_size > 5_000


def test_bars_are_as_long_as_the_counts(articles: Articles) -> None:
    (axes,) = articles.plot("speakers").axes
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Павел Гаранин", "Вера Ильина"]
    assert widths(axes) == [1, 2]
    (axes,) = articles.plot("speakers", count=1).axes
    assert widths(axes) == [2]


def test_columns_and_lines_over_time(articles: Articles) -> None:
    (axes,) = articles.plot("time").axes
    assert [patch.get_height() for patch in axes.patches] == [1, 2]
    assert {line.get_label(): list(line.get_ydata()) for line in axes.lines} == {
        "Вера Ильина": [1, 1],
        "Павел Гаранин": [0, 1],
    }


def test_shares_of_women_and_men(articles: Articles) -> None:
    (axes,) = articles.plot("gender").axes
    assert widths(axes) == [0.5, 0.5, 0.667, 0.333]  # people, then quotations


def test_nothing_to_draw(nx: Extractor) -> None:
    assert len(Articles().plot().axes) == 2
    with pytest.raises(OptionError, match="no article has a day in the column 'date'"):
        Articles(nx.pipe(TEXTS)).plot("time")
    with pytest.raises(OptionError, match="kind must be one of speakers, time, gender"):
        Articles().plot("pie")  # type: ignore[arg-type]


def test_a_notebook_shows_it_once(articles: Articles) -> None:
    """pyplot forgets the figure: only what is returned is shown."""
    from matplotlib import pyplot

    articles.plot()
    assert pyplot.get_fignums() == []
