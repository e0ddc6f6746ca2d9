"""Charts of many articles, as a figure of matplotlib: who is quoted most, over time, women and men."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from newsextract import corpus
from newsextract.corpus import Row
from newsextract.errors import OptionError, check_choice
from newsextract.extras import needed
from newsextract.show.markup import Language
from newsextract.show.themes import LIGHT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Kind = Literal["speakers", "time", "gender"]
Unit = Literal["day", "month", "year"]
LINES = 5  # speakers that have a line of their own over time
LABELS = 6  # days, months or years that are named below a chart
COLOURS = ("#1f4fa3", "#c05621", "#2f855a", "#7a4fb5", "#b7791f")  # of these lines
WORDS: Mapping[Language, Mapping[str, str]] = {
    "ru": {
        "speakers": "Кого цитируют чаще всего", "time": "Цитаты по времени", "gender": "Чьи цитаты",
        "femn": "женщины", "masc": "мужчины", "quotes": "цитаты", "people": "люди",
    },
    "en": {
        "speakers": "Who is quoted most", "time": "Quotations over time", "gender": "Whose quotations",
        "femn": "women", "masc": "men", "quotes": "quotations", "people": "people",
    },
}  # fmt: skip


def plot(rows: Sequence[Row], kind: Kind | None, count: int, by: Unit, column: str, lang: Language) -> Figure:
    """One chart, or all that there is something for. OptionError where a chart over time has no days."""
    check_choice("lang", lang, WORDS)
    if kind is not None:
        check_choice("kind", kind, DRAW)
    with needed("matplotlib", "plot"):
        from matplotlib import pyplot
        from matplotlib.layout_engine import ConstrainedLayoutEngine
    times = corpus.over_time(rows, by, column)
    if kind == "time" and not times:
        raise OptionError(f"no article has a day in the column {column!r}")
    kinds = [kind] if kind else [name for name in DRAW if name != "time" or times]
    heights = [HEIGHTS[name](count) for name in kinds]
    figure: Figure = pyplot.figure(figsize=(8, sum(heights)), layout=ConstrainedLayoutEngine(h_pad=0.12))
    pyplot.close(figure)  # a notebook shows what is returned, once
    all_axes = figure.subplots(len(kinds), 1, squeeze=False, gridspec_kw={"height_ratios": heights})
    for name, axes in zip(kinds, all_axes[:, 0], strict=True):
        DRAW[name](axes, rows, count, times, WORDS[lang])
        axes.set_title(WORDS[lang][name], loc="left", fontweight="bold")
        axes.spines[["top", "right"]].set_visible(False)
    return figure


def draw_speakers(axes: Any, rows: Sequence[Row], count: int, times: Any, words: Mapping[str, str]) -> None:
    """A bar for each of those who are quoted most, the first on top."""
    top = corpus.top_speakers(rows, count)[::-1]
    bars = axes.barh(range(len(top)), [one.quotes for one in top], color=LIGHT["direct"], height=0.7)
    axes.bar_label(bars, padding=4)
    axes.set_yticks(range(len(top)), [one.name for one in top])
    axes.tick_params(left=False, bottom=False, labelbottom=False)
    axes.spines["bottom"].set_visible(False)


def draw_time(
    axes: Any, rows: Sequence[Row], count: int, times: Mapping[str, Mapping[str, int]], words: Mapping[str, str]
) -> None:
    """Columns of all quotations, and a line for each of the first speakers."""
    places = range(len(times))
    axes.bar(places, [sum(unit.values()) for unit in times.values()], color=LIGHT["indirect"], width=0.8)
    for one, colour in zip(corpus.top_speakers(rows, min(count, LINES)), COLOURS, strict=False):
        own = [unit.get(one.name, 0) for unit in times.values()]
        axes.plot(places, own, marker="o", markersize=4, color=colour, label=one.name)
    step = -(-len(times) // LABELS)
    axes.set_xticks(places[::step], list(times)[::step])
    axes.set_ylabel(words["quotes"])
    axes.legend(frameon=False, ncols=3, loc="upper center", bbox_to_anchor=(0.5, -0.12))


def draw_gender(axes: Any, rows: Sequence[Row], count: int, times: Any, words: Mapping[str, str]) -> None:
    """The shares of women and men in the quotations, and among the people who are quoted."""
    shares = corpus.women_and_men(rows)
    for place, (women, men) in enumerate(((shares.women, shares.men), (shares.women_quotes, shares.men_quotes))):
        known = max(1, women + men)
        for key, number, left in (("femn", women, 0.0), ("masc", men, women / known)):
            colour = LIGHT["women" if key == "femn" else "men"]
            label = words[key] if place else None
            bar = axes.barh(place, number / known, left=left, color=colour, height=0.6, label=label)
            if number:
                axes.bar_label(bar, [f"{number / known:.0%}"], label_type="center", color="white")
    axes.set_yticks([0, 1], [words["people"], words["quotes"]])
    axes.set_xlim(0, 1)
    axes.tick_params(left=False, bottom=False, labelbottom=False)
    axes.spines[["bottom", "left"]].set_visible(False)
    axes.legend(frameon=False, ncols=2, loc="upper center", bbox_to_anchor=(0.5, -0.02))


Draw = Callable[[Any, Sequence[Row], int, Any, Mapping[str, str]], None]
DRAW: Mapping[str, Draw] = {"speakers": draw_speakers, "time": draw_time, "gender": draw_gender}
HEIGHTS: Mapping[str, Callable[[int], float]] = {  # in inches
    "speakers": lambda count: 0.6 + 0.32 * count,
    "time": lambda count: 3.4,
    "gender": lambda count: 1.9,
}
