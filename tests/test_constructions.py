"""Every way of reporting with every kind of source: what holds for one sentence of a kind holds for all.

A frame says how a statement is reported, a source who speaks. A new row of either table is tried with all of the other.
"""

from __future__ import annotations

import pytest

from newsextract import Extractor

STATEMENT = "мост закроют в мае"

# who speaks, in the nominative; the verb's form (he, she, they); the speaker's name
SPEAKERS = (
    ("Пётр Лунин", "he", "Пётр Лунин"),
    ("министр спорта Анна Белова", "she", "Анна Белова"),
    ("мэрия Твери", "she", "мэрия Твери"),
    ("пресс-служба завода", "she", "пресс-служба завода"),
    ("источник в полиции", "he", "источник в полиции"),
    ("жители дома", "they", "жители дома"),
    ("ТАСС", "he", "ТАСС"),
    ("газета «Порт»", "she", "Порт"),
    ("сосед погибшего", "he", "сосед погибшего"),
    ("один из пассажиров", "he", "один из пассажиров"),
    ("представитель «Волны» Олег Сом", "he", "Олег Сом"),
    ("глава МЧС", "he", "глава МЧС"),
    ("МИД Франции", "he", "МИД Франции"),
    ("три депутата", "they", "три депутата"),
    ("адвокат обвиняемого Олег Сом", "he", "Олег Сом"),
    ("и. о. ректора Нина Рахимова", "she", "Нина Рахимова"),
    ("врач-инфекционист", "he", "врач-инфекционист"),
)
VERBS = {
    "he": ("сообщил", "отметил", "считает", "рассказал", "заявил"),
    "she": ("сообщила", "отметила", "считает", "рассказала", "заявила"),
    "they": ("сообщили", "отметили", "считают", "рассказали", "заявили"),
}
# {who} reports by {verb}; {Who} begins a sentence
SUBJECT_FRAMES = (
    "{Who} {verb}, что {that}.",
    "{That}, {verb} {who}.",
    "Как {verb} {who}, {that}.",
    "Как ранее {verb} {who}, {that}.",
    "«{That}», — {verb} {who}.",
    "{Who} {verb}: «{That}».",
    "{Who} в четверг {verb} журналистам, что {that}.",
    "О том, что {that}, {verb} {who}.",
    "«{That}», — {verb} {who} в четверг. — «Тоннель откроют осенью».",
    "Что {that}, {verb} {who}.",
    "{That}, — {verb} {who}, — а тоннель откроют осенью.",
    "По данным полиции, авария случилась утром. {Who} {verb}, что {that}.",
)

# a text, a site or words, in the genitive, the dative, the accusative and the prepositional, and whose they are
TEXTS = (
    ("заявления мэрии", "заявлению мэрии", "заявление мэрии", "заявлении мэрии", "мэрия"),
    ("отчёта банка «Кедр»", "отчёту банка «Кедр»", "отчёт банка «Кедр»", "отчёте банка «Кедр»", "Кедр"),
    ("письма министра", "письму министра", "письмо министра", "письме министра", "министр"),
    ("сайта мэрии", "сайту мэрии", "сайт мэрии", "сайте мэрии", "мэрия"),
    (
        "исследования университета",
        "исследованию университета",
        "исследование университета",
        "исследовании университета",
        "университет",
    ),
    ("сообщений очевидцев", "сообщениям очевидцев", "сообщения очевидцев", "сообщениях очевидцев", "очевидцы"),
    ("решения суда", "решению суда", "решение суда", "решении суда", "суд"),
    ("публикации «Порта»", "публикации «Порта»", "публикацию «Порта»", "публикации «Порта»", "Порт"),
)
TEXT_FRAMES = (
    "Согласно {datv}, {that}.",
    "Если верить {datv}, {that}.",
    "{That}, следует из {gent}.",
    "Из {gent} следует, что {that}.",
    "Как следует из {gent}, {that}.",
    "{That}, говорится в {loct}.",
    "В {loct} говорится, что {that}.",
    "По информации {gent}, {that}.",
    "«{That}», — говорится в {loct}.",
)

# what is said, of every shape
STATEMENTS = (
    "мост, построенный в 1970 году, закроют в мае",
    "мост, который построили в 1970 году, закроют в мае",
    "мост закроют, а тоннель откроют",
    "если снег растает, мост закроют",
    "мост закроют, если снег растает",
    "мост, улицу и площадь закроют в мае",
    "мост (его построили в 1970 году) закроют в мае",
    "закрыть мост нельзя",
    "моста больше нет",
    "мост, скорее всего, закроют",
    "мост закроют потому, что он стар",
    "ни мост, ни тоннель не закроют",
    "чем раньше мост закроют, тем лучше",
    "всё, что построили в 1970 году, закроют",
    "мост закроют на ремонт, который продлится до июня, и откроют летом",
    "мост не только закроют, но и снесут",
    "тем, кто живёт рядом, придётся ждать",
)
STATEMENT_FRAMES = (
    "Пётр Лунин сообщил, что {that}.",
    "{That}, сообщил Пётр Лунин.",
    "По словам Петра Лунина, {that}.",
    "Как сообщил Пётр Лунин, {that}.",
    "{That}. Об этом сообщил Пётр Лунин.",
    "{That}, сообщил «Вестнику» мэр Твери Пётр Лунин.",
    "Пётр Лунин отметил: {that}.",
    "Пётр Лунин, отвечая на вопрос, сообщил, что {that}, передаёт «Порт».",
)


def found(nx: Extractor, sentence: str) -> list[tuple[str, str | None]]:
    """What is said in a sentence of the bridge, and by whom."""
    quotes = [quote for quote in nx(sentence).quotes if "ост" in quote.text]
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in quotes]


def begun(words: str) -> str:
    return words[0].upper() + words[1:]


@pytest.mark.parametrize("frame", SUBJECT_FRAMES)
def test_whoever_speaks_is_found(nx: Extractor, frame: str) -> None:
    for number, (who, form, name) in enumerate(SPEAKERS):
        verb = VERBS[form][number % len(VERBS[form])]
        sentence = frame.format(who=who, Who=begun(who), verb=verb, that=STATEMENT, That=begun(STATEMENT))
        speakers = [speaker for words, speaker in found(nx, sentence) if "закроют" in words]
        assert speakers == [name], sentence


@pytest.mark.parametrize("frame", TEXT_FRAMES)
def test_a_text_is_its_owners(nx: Extractor, frame: str) -> None:
    for gent, datv, accs, loct, name in TEXTS:
        sentence = frame.format(gent=gent, datv=datv, accs=accs, loct=loct, that=STATEMENT, That=begun(STATEMENT))
        assert [speaker for _, speaker in found(nx, sentence)] == [name], sentence


@pytest.mark.parametrize("frame", STATEMENT_FRAMES)
def test_the_whole_statement_is_found(nx: Extractor, frame: str) -> None:
    for that in STATEMENTS:
        sentence = frame.format(that=that, That=begun(that))
        whole = begun(that) if "{That}" in frame else that
        quotes = [(quote.text, quote.speaker and quote.speaker.name) for quote in nx(sentence).quotes]
        assert quotes == [(whole, "Пётр Лунин")], sentence


KINDS_OF_INTERVIEW = {
    "dashes": "— {q}\n— {a}\n\n",
    "blank lines": "— {q}\n\n— {a}\n\n",
    "bold": "{q}\n\n{a}\n\n",
    "bold above": "{q}\n{a}\n\n",
    "dashed questions": "— {q}\n{a}\n\n",
    "initials": "Корр.: {q}\nА. Б.: {a}\n\n",
    "labels": "Вопрос: {q}\nОтвет: {a}\n\n",
    "names": "Вестник: {q}\nАнна Белова: {a}\n\n",
    "two paragraphs": "— {q}\n— {a}\n\nБилеты подешевеют. Я сама проверю кассу.\n\n",
}
LEADS = (
    "Директор музея Анна Белова рассказала «Вестнику», каким будет сезон.",
    "О сезоне мы поговорили с директором музея Анной Беловой.",
    "Директор музея Анна Белова ответила на вопросы читателей.",
    "Музей готовится к открытию. Наш собеседник — директор Анна Белова.",
    "Анна Белова — директор музея кукол. Она руководит им с 1999 года.",
)
TALK = (
    ("Когда откроется музей?", "Музей откроется в мае. Мы почти готовы."),
    ("Что покажете первым?", "Покажем кукол. Их собрала моя бабушка."),
    ("Деньги нашлись?", "Нашлись. Помог город."),
    ("Что дальше?", "Дальше ремонт крыши, а потом сад."),
)


@pytest.mark.parametrize("kind", KINDS_OF_INTERVIEW)
def test_who_answers_is_who_the_lead_names(nx: Extractor, kind: str) -> None:
    for lead in LEADS:
        talk = "".join(KINDS_OF_INTERVIEW[kind].format(q=question, a=answer) for question, answer in TALK)
        quotes = nx(f"Кукольный дом\n\n{lead}\n\n{talk}").quotes
        for question, answer in TALK:
            told = [quote for quote in quotes if answer.rstrip(".") in quote.text]
            assert [quote.speaker and quote.speaker.name for quote in told] == ["Анна Белова"], (lead, answer)
            asked = [quote for quote in quotes if question in quote.text]
            assert all(quote.speaker is None or quote.speaker.name != "Анна Белова" for quote in asked)
