"""The slowest texts that could be thought of, beside ordinary articles of the same length.

    python benchmarks/worst.py --texts DIR [--length 20000] [--mixed 300]

Prints how many times the time of ordinary text each takes: nobody should be able to stall a service with one text.
"""

from __future__ import annotations

import argparse
import random
import time
from itertools import cycle, islice, product
from pathlib import Path

from newsextract import Extractor

UNITS = (
    "«", "»", '"', "'", "„“", "«»", "( ", ")(", "[", "— ", "—\n", "\n", " ", ".", ". ", "! ", "…", ",", ", ", ": ",
    ":\n", "-", "--- ", "1", "1 ", "1,", "1. ", "12:30 ", "а", "а ", "А", "А ", "А. ", "А.А. ", "Аб", "Аб ", "АБ ",
    "Иванов ", "Иванова Петра ", "Иванов, ", "Анна Белова, ", "министр ", "министр Иванов ", "министр, ",
    "глава МИД ", "сказал ", "он сказал, ", "по словам ", "что ", "что, ", "сказал, что ", "«Да», — сказал он. ",
    "«Да», — сказал министр. ", "«Да», — сказал Иванов. — «Нет». ", "«Да». ", "«а — сказал он. — ",
    "«Мы едем, — сказал он. ", "- Да?\n- Нет.\n", "Иванов: да\nПетров: нет\n", "Читайте также\n", "#мост ", "#мост",
    "www.", "и ", "и Иванов ", "ООН (ФАО) ", "«Зенит», ", "«Зенит» и ", "Об этом сообщил он. ", "как сказал он, ",
    "\u00ad", "а\u0301", "🎉", "€", "漢", "ש", "a", "a ", "_", "/", "а-", "а-а ", "а_а", "экс-", "Москва ", "МИД ",
    "МИД РФ ", "город Иванов ", "«город «", "Иванов (", "Б. Иванов А. ", "Он. ", "Она сказала. ", "его ",
    "который ", "не ", "5588\n", "Фото: ", "Фото: а\n", "\r\n", "\u2028", "\x00", "😀 ",
)  # fmt: skip

# with ever new surnames in the place of the braces
TEMPLATES = (
    "{}. ", "{}, ", "{} и ", "{} (", "Иван {} сказал. ", "Иван {}. Иван. ", "{} Иван Петрович, ",
    "И. {} заявил: «Да». ", "{}. Он сказал, что мост закрыт. ", "министр {}. Он сообщил это. ",
    "директор {} заявил: «Да». ", "Завод «{}». ", "завод «{}», ", "по словам {}а, ",
    "«Мы едем, — сказал {}. — Он прав». ", "{}: «Да». Директор: «Нет». ", "- Да, - сказал {}.\n- Нет.\n",
    "город {}, ", "{} - {} ",
)  # fmt: skip
SYLLABLES = "ба ва га да жу зо ки ла мо на пе ра су то фи хо ця ча ше щу".split()
ENDINGS = ("нов", "рин", "левский", "дзе", "ян")


def main() -> None:
    """Measure and print, the slowest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--length", type=int, default=20_000)
    parser.add_argument("--mixed", type=int, default=0, help="texts that repeat two to four units by chance")
    options = parser.parse_args()
    nx = Extractor()
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(options.texts.glob("*.txt")))
    pieces = [source[at : at + options.length] for at in range(0, len(source) - options.length, options.length)]
    ordinary = sorted(seconds(nx, piece) for piece in pieces)[len(pieces) // 2]
    print(f"ordinary text of {options.length:,} code points: {ordinary:.3f} s")
    dice = random.Random(0)  # noqa: S311  # the same mixtures in every run
    units = [*UNITS, *("".join(dice.choices(UNITS, k=dice.randint(2, 4))) for _ in range(options.mixed))]
    times = {unit: seconds(nx, (unit * options.length)[: options.length]) for unit in units}
    surnames = ["".join(parts).capitalize() + end for parts in product(SYLLABLES, repeat=2) for end in ENDINGS]
    for template in TEMPLATES:
        names = islice(cycle(surnames), options.length)
        times[template] = seconds(nx, "".join(template.replace("{}", name) for name in names)[: options.length])
    for unit, took in sorted(times.items(), key=lambda pair: -pair[1])[:12]:
        print(f"{took / ordinary:6.2f} times: {unit!r} again and again")


def seconds(nx: Extractor, text: str) -> float:
    """The best of three readings."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        nx(text)
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main()
