"""Names in the text: the model's spans, put right and completed by rules.

Every rule takes all names found so far and gives back those that should stand in their place; `RULES` is their order,
one page with the reason for each. What a rule is worth: `benchmarks/accuracy.py --rules`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsextract.names import (
    again,
    bodies,
    borders,
    capitals,
    clubs,
    complements,
    cut,
    elsewhere,
    families,
    heads,
    initials,
    known_persons,
    legal_forms,
    missed,
    nicknames,
    no_names,
    objects,
    openings,
    owners,
    people,
    places,
    streets,
    tails,
    told_bodies,
    told_places,
    towns,
    two_persons,
    types,
)
from newsextract.names.spans import Name, Names, Revise
from newsextract.rules import Rule, note
from newsextract.text import Text

RULES: tuple[Rule[Revise], ...] = (
    # where a name begins and ends
    Rule(borders.split_at_line, ("[Большой театр]1      [Малый театр]2 => 1 ORG: Большой театр; 2 ORG: Малый театр",)),
    Rule(borders.split_at_mark, ("В списке: • [Бахрейн]1 • [Барбадос]2. => 1 LOC: Бахрейн; 2 LOC: Барбадос",)),
    Rule(
        borders.split_at_dash, ('Перед игрой ХК "[Волна]1" - ХК "[Берег]2" погас свет. => 1 ORG: Волна; 2 ORG: Берег',)
    ),
    Rule(borders.drop_abbreviation, ("Гр. [Орлов А. В.] опоздал на поезд. => PER: Орлов А. В.",)),
    Rule(borders.strip_edges, ("Газета «[Золотой рог]1» ([Corriere]1) закрыта. => 1 ORG: Золотой рог",)),
    Rule(borders.drop_leading_word, ("Гидролог [Омар Бен Салах] молчал. => PER: Омар Бен Салах",)),
    Rule(openings.drop_leading_preposition, ("Офис [Вестника] закрыли. => ORG: Вестник",)),
    Rule(
        openings.person_behind_opening,
        (
            "Благодаря [Роману Цимбалу] посёлок получил воду. => PER: Роман Цимбал",
            "К [Саулюсу Сквернялису] пришли жители. => PER: Саулюс Сквернялис",
            "При [Степане Гончаре] завод расширили. => PER: Степан Гончар",
            "Дом [Никиты Тараненко] сгорел. => PER: Никита Тараненко",
        ),
    ),
    Rule(openings.drop_leading_noun, ("Замки [Трансильвании] манят туристов. => LOC: Трансильвания",)),
    Rule(openings.drop_role_phrase, ("Экс-аким [СКО]1 [Кумар Азалов]2 назначен. => 1 ORG: СКО; 2 PER: Кумар Азалов",)),
    Rule(openings.drop_noun_of_place, ("Гора [Эльбрус]1 закрыта. На [Эльбрусе]1 ветер. => 1 LOC: Эльбрус",)),
    Rule(tails.drop_predicate, ("[Общество любителей чая] собралось. => ORG: Общество любителей чая",)),
    Rule(initials.join_initial, ("[Дж. Бернс] приехал. => PER: Дж. Бернс",)),
    Rule(initials.person_with_initials, ("При [З. Куницыной] завод закрыли. => PER: З. Куницына",)),
    Rule(borders.with_particle, ("Учёный изучал труды [ибн Сины]. => PER: ибн Сина",)),
    Rule(legal_forms.drop_legal_form, ("Глава ООО «[Восход]» ушёл. => ORG: Восход",)),
    Rule(legal_forms.with_form_of_name, ("Об этом пишет [РИА «Новости»]. => ORG: РИА «Новости»",)),
    Rule(borders.close_marks, ("[Московский завод «Фонарь»] закрыт. => ORG: Московский завод «Фонарь»",)),
    Rule(borders.needs_letter, ("Группа «5» победила.",)),
    Rule(no_names.drop_event, ("[Игорь Лунин] после матча отбора Евро-2015 ушёл. => PER: Игорь Лунин",)),
    Rule(no_names.drop_clause, ("[Пётр Лунин] читал «ДРУЗЬЯ СТАЛИ ЧУЖИМИ». => PER: Пётр Лунин",)),
    Rule(no_names.drop_class_phrase, ('Экологическая организация "[Хьюмэн лайтс]" права. => ORG: Хьюмэн лайтс',)),
    # persons, one and two
    Rule(two_persons.split_two_persons, ("Письмо [Игоря]1 [Анна Юн]2 прочла. => 1 PER: Игорь; 2 PER: Анна Юн",)),
    Rule(
        two_persons.split_behind_preposition,
        ("К [Анне]1 [Марина Волк]2 приехала весной. => 1 PER: Анна; 2 PER: Марина Волк",),
    ),
    Rule(
        cut.join_cut_name,
        (
            "С [Лебедевой Мариной] спорил сосед. => PER: Лебедева Марина",
            "Переговоры с [Иваном Сергеевичем Тургуновым] прошли. => PER: Иван Сергеевич Тургунов",
            "Об этом сообщил [Ковалёв С. Н.] вчера. => PER: Ковалёв С. Н.",
        ),
    ),
    Rule(nicknames.with_nickname, ("[Иван «Гром» Зуев]1 победил. [Зуев]1 рад. => 1 PER: Иван «Гром» Зуев",)),
    Rule(people.with_surname_before, ("[Сухому Игорю Петровичу] вручили орден. => PER: Сухой Игорь Петрович",)),
    Rule(two_persons.split_relative, ("Муж [Беловой]1 [Игорь]2 работает в порту. => 1 PER: Белова; 2 PER: Игорь",)),
    Rule(
        known_persons.split_known_persons,
        ("[Лада Росс]1 ждёт [Льва Дурова]2. До [Росс]1 [Дуров]2 жил один. => 1 PER: Лада Росс; 2 PER: Лев Дуров",),
    ),
    Rule(people.stage_name, ("Певица [Луна]1 (настоящее имя — [Анна Белова]1) спела. => 1 PER: Луна",)),
    Rule(people.person_not_place, ("Партия разочаровалась в [Тимуре Маркове] и ушла. => PER: Тимур Марков",)),
    Rule(people.namesake_of_museum, ("В музее [Лещунова] открыли выставку. => PER: Лещунов",)),
    Rule(
        people.split_place_of_office,
        ("Губернатор [Приморья]1 [Кожемякин]2 открыл мост. => 1 LOC: Приморье; 2 PER: Кожемякин",),
    ),
    Rule(capitals.person_in_capitals, ("[ИВАН ПЕТРОВ]1 приехал. [ПЕТРОВ]1 доволен. => 1 PER: Иван Петров",)),
    Rule(capitals.missed_in_capitals, ("По словам [КИРЫ ЛУГОВОЙ], завод закроют. => PER: Кира Луговая",)),
    Rule(people.with_given_name, ("[Марта Зайцева] открыла выставку. => PER: Марта Зайцева",)),
    Rule(people.drop_stray_initial, ("Стены покрасили в доме К. [Нина Орлова] выбрала цвет. => PER: Нина Орлова",)),
    Rule(people.drop_role_alone, ("Перед обедом Ректор и Директор обошли корпуса.",)),
    Rule(people.drop_office, ("Главврач городской больницы [Анна Белова] молчит. => PER: Анна Белова",)),
    Rule(people.full_name, ("Рассказ «Вечер [Марии Сергеевны]» забыт. => PER: Мария Сергеевна",)),
    Rule(
        families.first_of_several,
        ("Дом [Сергея]1 и [Марии Беловых]2 сгорел. => 1 PER: Сергей Белов; 2 PER: Мария Белова",),
    ),
    Rule(families.given_behind_kin, ("Дядя [Вася]1 и тётя [Зина]2 спорили. => 1 PER: Вася; 2 PER: Зина",)),
    Rule(families.patronymic_alone, ("К [Матвеевне] идут люди. => PER: Матвеевна",)),
    Rule(families.several_alone, ("Братья [Белоусовы] проиграли. => PER: Белоусовы",)),
    Rule(
        two_persons.between_preposition_and_name,
        ("С [Зориным]1 [Мария Орлова]2 дружила со школы. => 1 PER: Зорин; 2 PER: Мария Орлова",),
    ),
    # the same name elsewhere in the article
    Rule(
        elsewhere.split_known_name,
        ("Историю [Нордландии]1 [Ада Хольм]2 знает. Она из [Нордландии]1. => 1 LOC: Нордландия; 2 PER: Ада Хольм",),
    ),
    Rule(
        elsewhere.join_known_person,
        ("[Хван Чжан Еп]1 молчит. «Да», — цитирует [Хвана Чжан Епа]1 [ТАСС]2. => 1 PER: Хван Чжан Еп; 2 ORG: ТАСС",),
    ),
    Rule(
        elsewhere.same_surface,
        ("Вирус лишит [MySQL]1 возможности развиваться. Компания [MySQL]1 создана давно. => 1 ORG: MySQL",),
    ),
    Rule(
        elsewhere.initials_elsewhere,
        ("[Волжское судоходное общество]1 закупило уголь. Флот [ВСО]1 растёт. => 1 ORG: Волжское судоходное общество",),
    ),
    Rule(
        elsewhere.other_case,
        ("[Максим Дадашин]1 победил. Инициатива может перейти к [Дадашину]1. => 1 PER: Максим Дадашин",),
    ),
    Rule(
        elsewhere.surname_of_person,
        (
            "[Пётр Громов]1 приехал на мост. Жители поддержали мэра [Громова]1. => 1 PER: Пётр Громов",
            "[Пётр Текслин]1 уехал. Об этом сообщили в пресс-службе [Текслина]1. => 1 PER: Пётр Текслин",
        ),
    ),
    Rule(again.known_as_subject, ("[Олеся Дуб]1 победила в беге. [Дуб]1 показала лучшее время. => 1 PER: Олеся Дуб",)),
    Rule(
        again.known_by_surname,
        ("Жители пожаловались на [Джузеппе Конте]1. За [Конте]1 вступился сосед. => 1 PER: Джузеппе Конте",),
    ),
    # the words around it
    Rule(elsewhere.bracketed_twin, ("Завод построит концерн «[Фольксваген]1» ([Volkswagen]1). => 1 ORG: Фольксваген",)),
    Rule(bodies.lower_case_ministry, ("В [министерстве финансов] ждут доклада. => ORG: министерство финансов",)),
    Rule(bodies.with_country_adjective, ("Глава [японского МИДа] ушёл в отставку. => ORG: японский МИД",)),
    Rule(
        bodies.with_field,
        (
            "Жалобу подали в [Европейский суд по правам человека]. => ORG: Европейский суд по правам человека",
            "Здание [Министерства науки и высшего образования] пусто. => ORG: Министерство науки и высшего образования",
        ),
    ),
    Rule(elsewhere.world_place, ("Чемпион [Европы] завершил карьеру. => LOC: Европа",)),
    Rule(
        heads.named_by_head,
        ("Спор между посёлком и [Южным военным институтом] завершён. => ORG: Южный военный институт",),
    ),
    Rule(heads.with_capital_adjective, ("Фотограф снимал [Старую Купавну] сверху. => LOC: Старая Купавна",)),
    Rule(heads.behind_shortened_noun, ("Газ провели в пос. [Луговой]. => LOC: Луговой",)),
    Rule(heads.behind_place_noun, ("Снег накрыл хутор [Весёлый] ночью. => LOC: Весёлый",)),
    Rule(heads.with_capital, ("Жители бранят [Суд по семейным спорам]. => ORG: Суд по семейным спорам",)),
    Rule(
        complements.with_court_kind,
        ("Дело ушло в [Пятый кассационный суд общей юрисдикции]. => ORG: Пятый кассационный суд общей юрисдикции",),
    ),
    Rule(bodies.by_spelling, ("Письмо вернулось к [Мособлсуду] весной. => ORG: Мособлсуд",)),
    Rule(
        bodies.known_name,
        ("Запчасти поставили [КамАЗу]. => ORG: КамАЗ", "Связь с [Воеводиной] прервалась. => LOC: Воеводина"),
    ),
    Rule(
        owners.in_marks_behind_role,
        (
            "Сторож «[Огней большого города]» ушёл. => ORG: Огни большого города",
            "Статья «[Фонаря]» удалена. => ORG: Фонарь",
            "Фонд [Анны Беловой]1 «[Рябина]2» закрыт. => 1 PER: Анна Белова; 2 ORG: Рябина",
        ),
    ),
    Rule(owners.body_of_common_word, ("Суд арестовал акции [Полюса] в среду. => ORG: Полюс",)),
    Rule(bodies.drop_letter, ("Правки в главу «А» приняли.",)),
    # what it names
    Rule(types.person_with_title, ("Выступил архиепископ [Лонгин Курск]. => PER: Лонгин Курск",)),
    Rule(types.drop_see, ("Пришёл митрополит Каменский [Никон]. => PER: Никон",)),
    Rule(types.person_in_latin, ("Выставку открыл [Karl Meier], бывший директор музея. => PER: Karl Meier",)),
    Rule(types.person_in_marks, ("Из порта вышла «[Анна Белова]». => ORG: Анна Белова",)),
    Rule(places.place_in_dictionary, ("[Толедо] сыграло => LOC: Толедо",)),
    Rule(towns.drop_word_behind, ("Вертолёт летел над [Братском] час. => LOC: Братск",)),
    Rule(towns.place_by_form, ("Министр увидел [Раздольное] с моста. => LOC: Раздольное",)),
    Rule(missed.place_behind_preposition, ("Перед [Белгородчиной] стоит трудная задача. => LOC: Белгородчина",)),
    Rule(towns.place_of_damage, ("Ущерб нанесён [Николаеву] зимой. => LOC: Николаев",)),
    Rule(missed.adjective_of_place, ("Фильм посвящён [Ладожскому озеру]. => LOC: Ладожское озеро",)),
    Rule(missed.possessive_of_place, ("Он подошёл к [Громову саду]. => LOC: Громов сад",)),
    Rule(missed.adjective_behind_preposition, ("Школу в [Удачном] открыли. => LOC: Удачный",)),
    Rule(places.settlement_of_two, ("Книга о [Горячем Ключе] вышла. => LOC: Горячий Ключ",)),
    Rule(
        places.place_of_way,
        ("Поезд до [Глухова] отменили. => LOC: Глухов", "Бои шли под [Владимиром]. => LOC: Владимир"),
    ),
    Rule(objects.place_as_object, ("Министр посетил [Орлов] в пятницу. => LOC: Орлов",)),
    Rule(places.place_of_dateline, ("[НОВОЗЁРСК], 12 февраля. Мост открыт. => LOC: Новозёрск",)),
    Rule(
        told_places.place_told_elsewhere,
        ("В посёлке [Лопатино]1 открыли школу. Архив передали [Лопатину]1. => 1 LOC: Лопатино",),
    ),
    Rule(types.listed_name, ("Страны [Евросоюза] закрыли границы. => ORG: Евросоюз",)),
    Rule(clubs.club_of_match, ("Вратарь [Ливерпуля] взял пенальти. => ORG: Ливерпуль",)),
    Rule(
        types.by_class_noun,
        (
            "Показы пройдут в кинотеатре «Звезда».",
            "Яхта «Анна Белова» вышла в море.",
        ),
    ),
    Rule(
        told_bodies.body_told_elsewhere,
        ("Акции ООО «[Маяк]1» проданы. Договор с [Маяком]1 расторгнут. => 1 ORG: Маяк",),
    ),
    Rule(
        complements.field_of_committee,
        (
            "[Комитет Госдумы по охране здоровья] одобрил закон. => ORG: Комитет Госдумы по охране здоровья",
            "Глава комитета [Совета Федерации] по обороне уехал. => ORG: Совет Федерации",
        ),
    ),
    Rule(complements.with_people, ("Доклад подготовлен [Лигой избирателей]. => ORG: Лига избирателей",)),
    Rule(complements.join_office, ("Об этом сообщили в [ГУ МВД] вчера. => ORG: ГУ МВД",)),
    Rule(
        complements.with_region,
        ("В [УМВД России по Липецкой области] молчат. => ORG: УМВД России по Липецкой области",),
    ),
    Rule(
        streets.with_street,
        (
            "Автобус пустят по [улице Кирова]. => LOC: улица Кирова",
            "Авария на [ул. Заводская]. => LOC: улица Заводская",
        ),
    ),
    Rule(
        streets.station_of_metro,
        ("Поезда метро не ходят между «[Волжской]1» и «[Заречной]2». => 1 LOC: Волжская; 2 LOC: Заречная",),
    ),
    Rule(no_names.drop_common_word, ("Почта закрыта.",)),
    Rule(no_names.drop_common_phrase, ("Планы:\\n- Ремонт набережной.\\n- Новый асфальт.",)),
    Rule(no_names.drop_voice, ("Пресс-служба завода в четверг рассказала о ремонте.",)),
    Rule(
        known_persons.drop_pair,
        ("Бой Лунин-Рогов отменён. [Пётр Лунин]1 и [Иван Рогов]2 рады. => 1 PER: Пётр Лунин; 2 PER: Иван Рогов",),
    ),
    Rule(objects.subject_of_verb, ("Зал притих. [Мясников] встал и вышел. => PER: Мясников",)),
    Rule(no_names.drop_dated_title, ("Она снялась в Green River (2004).",)),
    Rule(no_names.drop_town_of_club, ('"[Металлург]1" Нк обыграл "[Сибирь]2". => 1 ORG: Металлург; 2 ORG: Сибирь',)),
    Rule(no_names.drop_web_suffix, ("Сайт открыт в зоне .РФ с весны.",)),
)


# a trained tagger draws borders and chooses types as its articles do: only what it cannot see is added
TRAINED = frozenset({borders.needs_letter, elsewhere.same_surface, elsewhere.other_case})


def find_names(text: Text, tags: Sequence[str], trained: bool = False) -> list[Name]:
    """Names in text order, none overlapping. `tags` are BIO, one a token. trained: by a tagger that users trained."""
    names = Names(text, read_bio(tags))
    for rule in RULES:
        if not trained or rule.decide in TRAINED:
            revised = rule.decide(text, names)
            note(rule, (text, names), revised)
            if revised is not names and revised != names:
                names = Names(text, revised)
    return sorted(names, key=lambda name: name.first)


def read_bio(tags: Sequence[str]) -> Iterator[Name]:
    """Spans of BIO tags; an I without its B begins a span."""
    start, stop, kind = 0, 0, ""
    for index in [index for index, tag in enumerate(tags) if tag != "O"]:
        part, _, type_ = tags[index].partition("-")
        if kind and (part != "I" or type_ != kind or index != stop):
            yield Name(start, stop, kind)  # type: ignore[arg-type]  # the model knows PER, ORG and LOC only
            kind = ""
        if not kind:
            start, kind = index, type_
        stop = index + 1
    if kind:
        yield Name(start, stop, kind)  # type: ignore[arg-type]
