"""Writes articles of a town that does not exist, for examples that need many. All people are fictional.

>>> articles = write_articles(3, seed=1)
>>> sorted(articles[0])
['date', 'id', 'text']
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Person:
    """Name in the nominative and the genitive, surname, title, whether a woman, and how often the paper asks them."""

    name: str
    genitive: str
    surname: str
    title: str
    woman: bool
    weight: int


PEOPLE = (
    Person("Вера Ильина", "Веры Ильиной", "Ильина", "мэр Каменки", True, 8),
    Person("Павел Гаранин", "Павла Гаранина", "Гаранин", "главный инженер", False, 5),
    Person("Тамара Седых", "Тамары Седых", "Седых", "директор школы", True, 4),
    Person("Игорь Лужин", "Игоря Лужина", "Лужин", "начальник порта", False, 4),
    Person("Нина Тучина", "Нины Тучиной", "Тучина", "главный врач", True, 3),
    Person("Антон Перов", "Антона Перова", "Перов", "тренер", False, 3),
    Person("Ольга Ремизова", "Ольги Ремизовой", "Ремизова", "депутат", True, 3),
    Person("Егор Дубов", "Егора Дубова", "Дубов", "лесничий", False, 2),
)
EVENTS = (
    "В Каменке открыли новый мост через Сошку.",
    "В Дубровке закрыли на ремонт школу.",
    "Порт Каменки принял первый за весну сухогруз.",
    "В Каменке подвели итоги конкурса дворов.",
    "В Заречье после половодья восстановили дорогу.",
    "На стадионе Каменки прошёл кубок области по лыжам.",
)
WORDS = (
    "Мы готовились к этому два года", "Деньги на это нашли в последний момент", "Люди ждали этого слишком долго",
    "Всё закончим до первого снега", "Работы хватит ещё на одно лето", "Без помощи соседей мы бы не справились",
)  # fmt: skip
CLAUSES = (
    "работы закончат к октябрю", "смета выросла вдвое", "второй этап начнётся весной", "подрядчика уже выбрали",
    "движение откроют в понедельник", "жалоб от жителей не было",
)  # fmt: skip
ABOUT = (
    "{other} обещает больше, чем может", "{other} сделает всё как надо", "{other} давно просит помощи",
    "Без таких, как {other}, ничего бы не вышло",
)  # fmt: skip


def write_articles(count: int, seed: int = 0) -> list[dict[str, str]]:
    """Articles with id and date; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    first = date(2024, 1, 9)
    return [
        {"id": f"k{number:04}", "date": str(first + timedelta(days=number // 3)), "text": write_article(chance)}
        for number in range(count)
    ]


def write_article(chance: random.Random) -> str:
    """One article: an event, two people who speak of it, and one of them of a third."""
    people: list[Person] = []
    while len(people) < 3:
        (person,) = chance.choices(PEOPLE, [p.weight for p in PEOPLE])
        people += [person] * (person not in people)
    one, two, third = people
    about = chance.choice(ABOUT).format(other=third.name)
    return "\n".join(
        (
            chance.choice(EVENTS),
            f"«{chance.choice(WORDS)}», — {said(one)} {one.title} {one.name}. По словам {one.genitive}, "
            f"{chance.choice(CLAUSES)}.",
            f"{two.title.capitalize()} {two.name} {said(two, 'заявил')}, что {chance.choice(CLAUSES)}. "
            f"«{about}», — {said(two, 'добавил')} {two.surname}.",
        )
    )


def said(person: Person, verb: str = "сказал") -> str:
    """The verb in the past: «сказал», «сказала»."""
    return verb + "а" * person.woman
