"""Whom a source cannot mean: the reasons in order, each with an example."""

from __future__ import annotations

from collections.abc import Callable

from newsextract.quotes.speakers.callings import another_calling, first_told_of
from newsextract.quotes.speakers.fates import dead, doer
from newsextract.quotes.speakers.one_noun import beside_another, known_by_noun
from newsextract.quotes.speakers.posts import (
    another_head,
    head_of_another_country,
    no_official,
    private_person,
    speaks_for_person,
)
from newsextract.quotes.speakers.reasons import (
    Pair,
    another_body,
    another_country,
    chief_of_many,
    employee_of_body,
    kin_of_other_gender,
    known_though_explained,
    late,
    man_by_feminine_verb,
    named_though_unnamed,
    newcomer,
    no_voice,
    not_called_kin,
    not_called_relative,
    not_itself,
    owner,
    owner_by_title,
    place,
    spoken_to,
    teller,
    the_first,
    told,
    unlike,
    woman_by_noun_for_men,
)
from newsextract.quotes.speakers.served import serves_another
from newsextract.quotes.speakers.tenures import another_tenure
from newsextract.rules import Rule

EXCLUDING: tuple[Rule[Callable[[Pair], bool]], ...] = (  # the commonest first
    Rule(
        late,
        (
            "Инна Бах ушла от мужа. <Актриса> {рассказала}, что [устала]. Дом пуст. Сад рядом. Улица тиха. "
            "Снег идёт. Актриса Рене Смит купила дом. => indirect: Инна Бах",
        ),
    ),
    Rule(place, ("Министр прилетел в Минск. В <группе> {признаются}, что [устали]. => indirect: группа",)),
    Rule(
        no_voice,
        (
            "В <ГУ МВД>1 {сообщили}1, что [мост закрыт]1. «[Мы готовы]2», — {заявили}2 в <пресс-службе главка>2. "
            "=> 1 indirect: ГУ МВД; 2 direct: пресс-служба главка",
        ),
    ),
    Rule(
        man_by_feminine_verb,
        ("Певец Егор Мох отменил концерт. «[Деньги вернут]», — {сообщила} <певица>. => direct: певица",),
    ),
    Rule(
        unlike,
        (
            "<Адвокат>1 {сообщил}1, что [сосед был дома]1. {По словам}2 <врача>2, [мост закрыт]2. => 1 "
            "indirect: адвокат; 2 indirect: врач",
        ),
    ),
    Rule(
        named_though_unnamed,
        (
            "Чиновник Пётр Лунин уволен. {По словам} <одного из чиновников>, [мэрию закроют]. => indirect: "
            "один из чиновников",
        ),
    ),
    Rule(
        not_itself,
        (
            "В <СКР>1 {сообщили}1, что [груз найден]1. {По версии}2 <следствия>2, [его спрятал сторож]2. => "
            "1 indirect: СКР; 2 indirect: следствие",
        ),
    ),
    Rule(
        first_told_of,
        ("[Роман Осипов]1, {по словам}1 <директора>1, [здоров]1. => 1 indirect: директор",),
    ),
    Rule(
        beside_another,
        ("[Ранен один человек], {сообщил} <источник>. => indirect: источник",),
    ),
    Rule(
        known_by_noun,
        (
            "Водитель сбил прохожую. {По словам}1 <потерпевшей>1, [шёл снег]1. <Водитель>2 {утверждает}2, что "
            "[не видел её]2. => 1 indirect: прохожая; 2 indirect: водитель",
        ),
    ),
    Rule(
        another_country,
        (
            "Минобороны Украины молчит. <Российское военное ведомство> {заявило}, что [склад цел]. => "
            "indirect: российское военное ведомство",
        ),
    ),
    Rule(
        owner,
        (
            "Компания «Волна» закрыла завод. <Пресс-служба «Волны»> {сообщила}, что [рабочих уволят]. => "
            "indirect: пресс-служба «Волны»",
        ),
    ),
    Rule(
        owner_by_title,
        (
            "Губернатор Пётр Лунин улетел в Тулу. <Заместитель губернатора> {рассказал}, что [дорогу чинят]. => "
            "indirect: заместитель губернатора",
        ),
    ),
    Rule(
        speaks_for_person,
        (
            "Певица Анна Белова больна. <Мэр Пётр Лось>1 {сказал}1, что [рад]1. <Представитель певицы>2 {подтвердил}2, "
            "что [концерта нет]2. => 1 indirect: Пётр Лось; 2 indirect: представитель певицы",
        ),
    ),
    Rule(
        private_person,
        (
            "Житель Каменки Пётр Лунин {сказал}1, что [рад]1. <Технический директор>2 {сообщил}2, что [цех пуст]2. "
            "=> 1 indirect: Пётр Лунин; 2 indirect: технический директор",
        ),
    ),
    Rule(
        no_official,
        (
            "Губернатор Пётр Лунин подписал указ. <40-летний мужчина> {сообщил}, что [не знал об указе]. => "
            "indirect: 40-летний мужчина",
        ),
    ),
    Rule(
        another_calling,
        (
            "Боксёр Пётр Лунин сломал руку. «[Он поправится]», — {сказал} <врач>. => direct: врач",
            "Пианист Пётр Лунин сел за рояль. «[Не шумите]», — {попросил} <дирижёр>. => direct: дирижёр",
        ),
    ),
    Rule(
        known_though_explained,
        (
            "Анна Белова приехала в Тверь. {По словам} <женщины>, нашедшей клад, [он старинный]. => "
            "indirect: женщина, нашедшая клад",
        ),
    ),
    Rule(
        kin_of_other_gender,
        ("Анна Белова родила девочку. <Отец девочки> {рассказал}, что [рад]. => indirect: отец девочки",),
    ),
    Rule(not_called_kin, ("Пётр Лунин пропал в лесу. <Отец> {рассказал}, что [искал его неделю]. => indirect: отец",)),
    Rule(another_body, ("ФАС начала дело. В <компании> {заявили}, что [цены честные]. => indirect: компания",)),
    Rule(
        teller,
        (
            "Пётр Лунин вышел к людям. {По его словам}1, [губернатор {назвал}2 мост «[позором]2»]1. => 1 "
            "indirect: Пётр Лунин; 2 partial: губернатор",
        ),
    ),
    Rule(
        spoken_to,
        ("Депутат Пётр Лунин против. «[Дом пуст]», — {возразил} ему <чиновник>. => direct: чиновник",),
    ),
    Rule(
        not_called_relative,
        (
            "Егор Лунин запил. Нина Рахимова уехала. <Её агент> {заявил}, что [договор расторгнут]. => "
            "indirect: агент Нины Рахимовой",
        ),
    ),
    Rule(
        another_head,
        ("Мэр Твери Вера Дымова подняла цены. «[У нас дешевле]», — {сказал} <мэр Рязани>. => direct: мэр Рязани",),
    ),
    Rule(
        serves_another,
        (
            "Адвокат подсудимого Пётр Лунин уехал. <Адвокат потерпевшей> {считает}, что [срок мал]. => indirect: "
            "адвокат потерпевшей",
        ),
    ),
    Rule(
        another_tenure,
        (
            "Мэр Каменки Пётр Лунин в отпуске. <Бывший мэр> {считает}, что [город спит]. => indirect: бывший мэр",
            "Мэр Каменки Пётр Лунин в отпуске. <Новый мэр> {считает}, что [город спит]. => indirect: новый мэр",
        ),
    ),
    Rule(
        the_first,
        (
            "<Источник в мэрии>1 {рассказал}1, что [мост закроют]1. <Второй источник>2 {подтвердил}2, что "
            "[мост опасен]2. => 1 indirect: источник в мэрии; 2 indirect: второй источник",
        ),
    ),
    Rule(
        woman_by_noun_for_men,
        ("Анна Белова вызвала такси. {По словам} <мужчины>, [она не заплатила]. => indirect: мужчина",),
    ),
    Rule(
        head_of_another_country,
        (
            "Министр обороны США Ричард Кларк прилетел в Оттаву. <Канадский министр> {ответил}, что [рад]. => "
            "indirect: канадский министр",
        ),
    ),
    Rule(told, ("В <мэрии> «Степному вестнику» {ответили}, что [мост открыт]. => indirect: мэрия",)),
    Rule(
        chief_of_many,
        (
            "Начальник полиции Алексей Тарасов осмотрел двор. <Сотрудник полиции> {рассказал}, что [водитель был "
            "трезв]. => indirect: сотрудник полиции",
        ),
    ),
    Rule(
        newcomer,
        (
            "Пётр Лунин спал у окна. В дверь постучал <мужчина> и {сказал}, что [видит дым]. => indirect: мужчина",
            "Мужчина спал у окна. Вошёл <водитель> и {сказал}, что [видит дым]. => indirect: водитель",
        ),
    ),
    Rule(
        dead,
        ("Погиб капитан Пётр Лунин. <Подозреваемый> {признался}, что [действовал один]. => indirect: подозреваемый",),
    ),
    Rule(
        doer,
        (
            "Полицейский Марат Сабиров вытащил из реки тонувшего. <Спасённый> {рассказал}, что [лёд был тонким]. => "
            "indirect: спасённый",
        ),
    ),
    Rule(
        employee_of_body,
        (
            "В <банке>1 {заявили}1, что [вклад цел]1. Пенсионер Пётр Лунин подал в суд. [Срок вышел]2, "
            "{пояснил}2 <сотрудник>2. => 1 indirect: банк; 2 indirect: сотрудник",
        ),
    ),
)


def excluding(pair: Pair) -> Rule[Callable[[Pair], bool]] | None:
    """The first reason why a description cannot mean a referent; None where it can."""
    for rule in EXCLUDING:
        if rule.decide(pair):
            return rule
    return None
