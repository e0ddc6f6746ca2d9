"""Where grammar alone tells whom words without a name point at: «Также добавил, что …», «а та считает»."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract import language, lexicon
from newsextract.quotes.sources import THERE, Source, pronoun_source
from newsextract.quotes.speakers import ranking
from newsextract.quotes.speakers.asked import DEMONSTRATIVE, Asked, is_latter
from newsextract.quotes.speakers.by_name import named
from newsextract.quotes.speakers.comparing import bears_noun
from newsextract.quotes.speakers.descriptions import head_lemma
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.owners import ask_with_owner
from newsextract.quotes.speakers.referents import Referent
from newsextract.quotes.speakers.together import side_by_side
from newsextract.quotes.speakers.wording import (
    described,
    is_body,
    is_living,
    is_plural,
    is_several_by_adjective,
    phrase_around,
    referent_at,
    word_flags,
)
from newsextract.text import OPENING_TOKENS

NOUN_BACK = 8  # sentences in which «сам водитель» has stood before
SENTENCES_BACK = 2  # in which a dropped subject, or «тот», has its antecedent

DATA = lexicon.flagged("reporting_phrases", "known")


def subject_before(discourse: Discourse, asked: Asked) -> Referent | None:
    """«Белова спела о Лунине. Призналась, что …»: a dropped subject, and «они», is that of the sentence before.

    «Он» is the one person who acts in the clause before: «Лунин был резче: он назвал проект «пустым»».
    """
    if asked.words == "they":
        return group_before(discourse, asked.source.first)
    if asked.words == "pronoun":
        return subject_beside(discourse, asked)
    if asked.words != "dropped":
        return None
    heard = discourse.turns[-1] if discourse.turns else None
    for index in subjects_back(discourse, asked.source.first):
        if heard is not None and heard[1] >= index:
            last = heard[0]
            number = (last.sort == "group") == (asked.source.number == "plur")
            fits = number and not last.is_outlet and verb_fits_gender(asked, last.gender)
            return last if fits else None  # an outlet has rather repeated somebody
        if can_be_subject(discourse, asked, index):
            return meant_by(discourse, index)
    return None


def subject_beside(discourse: Discourse, asked: Asked) -> Referent | None:
    """The person with a name who alone is a subject in the sentence before «он»."""
    source, grammar = asked.source, discourse.grammar
    if source.kind != "pronoun" or discourse.text.lower(source.first - 1) == "а":  # «Лунин молчал, а он сказал»
        return None
    before = range(discourse.text.sentence_with(source.first).first, source.first)
    subjects = [i for i in before if grammar.rel(i) == "nsubj" and grammar.is_animate(i)]
    found = referent_at(discourse, subjects[0]) if len(subjects) == 1 else None
    if found is None or found.entity is None or found.sort != "person":
        return None  # «Датчанин извинился: он …»: whoever that is
    return found if verb_fits_gender(asked, found.gender) else None


def group_before(discourse: Discourse, at: int) -> Referent | None:
    """«Болельщики встретили «Волну». По их словам, …»: several who acted, if no others are named and nobody spoke."""
    subject = next(subjects_back(discourse, at), None)
    if subject is None or discourse.clock[at] - discourse.clock[subject] > 1:
        return None
    several = side_by_side(discourse, subject)
    if several is None and not is_group(discourse, subject):
        return None
    sentence = discourse.text.sentences[discourse.text.sentence_of[subject]]
    heard = discourse.turns[-1] if discourse.turns else None
    phrase = phrase_around(discourse, subject)
    others = (i for i in range(sentence.first, at) if not phrase.first <= i < phrase.last and is_group(discourse, i))
    if any(others) or (heard is not None and heard[1] >= sentence.first):
        return None
    return several or meant_by(discourse, subject)


def is_group(discourse: Discourse, index: int) -> bool:
    """Whether a word is for several persons or bodies without a name: «болельщики», «банки», «родные», «семья»."""
    grammar = discourse.grammar
    if discourse.entities.name_at(index) is not None:
        return False
    if not is_plural(discourse, index):
        return COLLECTIVE in word_flags(discourse, index) and grammar.rel(index) == "nsubj"
    if not grammar.is_noun(index):
        return grammar.rel(index) == "nsubj" and is_several_by_adjective(discourse, index)
    return is_living(discourse, index) or "org" in word_flags(discourse, index)


COLLECTIVE = "collective"  # flag of nouns in the singular for several


def its_data(discourse: Discourse, asked: Asked) -> Referent | None:
    """«Об этом пишет «Маяк». По его данным, …»: data are a body's rather than a person's, if one was cited last."""
    source = asked.source
    if source.kind != "owner" or discourse.text.lower(source.last) not in DATA:
        return None
    before = cited_before(discourse, source.first)
    last = named(discourse, before) if before is not None else None
    if before is None or last is None or last.sort != "body":
        return None
    genders = {last.gender, language.noun_gender(discourse.word(before.head))} - {None}  # «газета «Маяк»»
    return last if not genders or source.gender in genders else None


def there(discourse: Discourse, asked: Asked) -> Referent | None:
    """«В прокуратуре ждут отчёта. Там заявили, что …»: the body in which somebody was or acted last, or that acted.

    Not where somebody went to a place since: «Мэрия молчит. Археологи копали в Пскове. Там сообщили, что …».
    """
    at = asked.source.first
    if asked.words != "dropped" or THERE not in discourse.text.lowers[max(0, at - 2) : at + 2]:
        return None
    inside = next((i for i in discourse.tokens_back(at, SENTENCES_BACK) if is_body_inside(discourse, i)), None)
    acting = next((i for i in subjects_back(discourse, at) if is_body(discourse, i)), None)
    if acting is not None and not any(is_place_inside(discourse, i) for i in range(acting, at)):
        acted_since = inside is None or discourse.clock[inside] < discourse.clock[acting]
        inside = acting if acted_since else inside
    return meant_by(discourse, inside) if inside is not None else None


def is_body_inside(discourse: Discourse, index: int) -> bool:
    """«в прокуратуре», «в МЧС», «в «Волне»»: whether a word is a body behind «в»."""
    body, before = is_body(discourse, index), index - 1
    while body and (discourse.grammar.pos(before) == "ADJ" or discourse.text.word(before) in OPENING_TOKENS):
        before -= 1
    return body and discourse.text.lower(before) == "в"


def is_place_inside(discourse: Discourse, index: int) -> bool:
    """«в Пскове», «в Елабугу»: whether a word is the name of a place behind «в»."""
    name = discourse.entities.name_at(index) if discourse.text.lower(index - 1) == "в" else None
    return name is not None and name.type == "LOC"


def cited_before(discourse: Discourse, at: int) -> Source | None:
    """The last phrase that a cue has for its source, if it stands near before a token."""
    for number in range(discourse.sources_read - 1, -1, -1):
        source = discourse.sources[number]
        if discourse.clock[at] - discourse.clock[source.first] > SENTENCES_BACK:
            return None
        if source.kind == "phrase" and source.first < at:
            return source
    return None


def meant_by(discourse: Discourse, index: int) -> Referent | None:
    """Whom a subject means: a name, a noun with a name beside it, or whoever a noun or a pronoun points at."""
    entity = discourse.entities.entity_at(index)
    if entity is not None:
        return discourse.referent(entity)
    word = discourse.text.lowers[index]
    if word in language.PRONOUNS:
        source = pronoun_source(discourse.text, index, "pronoun")
    else:
        source = phrase_around(discourse, index)
        beside = named(discourse, source)
        if beside is not None:
            return beside
    best = ranking.best(ranking.rank(discourse, ask_with_owner(discourse, source)))
    found = best[0].referent if best is not None else None
    return found if found is not None or word in language.PRONOUNS else described(discourse, index)


def subjects_back(discourse: Discourse, at: int) -> Iterator[int]:
    """The subjects of the reporter's sentences before, the nearest sentence first, in each the first subject first."""
    sentences, number = discourse.text.sentences, discourse.text.sentence_of[at]
    for back in range(number - 1, -1, -1):
        sentence = sentences[back]
        if discourse.clock[at] - discourse.clock[sentence.first] > SENTENCES_BACK:
            return
        yield from (i for i in range(sentence.first, sentence.last) if discourse.grammar.rel(i).startswith("nsubj"))


def can_be_subject(discourse: Discourse, asked: Asked, index: int) -> bool:
    """Whether a subject is a person whom the verb agrees with."""
    name = discourse.entities.name_at(index)
    if name is not None and name.type != "PER":
        return False
    word = discourse.text.lowers[index]
    if word in language.PRONOUNS:
        gender, number = language.PRONOUNS[word]
        return number == asked.source.number and (number == "plur" or verb_fits_gender(asked, gender))
    if name is None and not discourse.grammar.is_animate(index):
        return False
    plural = discourse.grammar.number(index) == "plur" and name is None
    gender = gender_at(discourse, index)
    return plural == (asked.source.number == "plur") and (plural or verb_fits_gender(asked, gender))


def gender_at(discourse: Discourse, index: int) -> str | None:
    """The gender of whoever a name or a noun is for."""
    entity = discourse.entities.entity_at(index)
    return discourse.referent(entity).gender if entity is not None else language.noun_gender(discourse.word(index))


def verb_fits_gender(asked: Asked, gender: str | None) -> bool:
    """Whether somebody of a gender can be the subject of the verb."""
    return asked.source.gender is None or gender in (None, asked.source.gender)


def self_named(discourse: Discourse, asked: Asked) -> Referent | None:
    """«Белова вернулась. Сама экс-солистка заверила»: the one person of that gender whom the sentences before name."""
    source, description = asked.source, asked.description
    at = source.first if discourse.text.lower(source.first) in language.HIMSELF else source.first - 1
    if description is None or asked.words != "person" or discourse.text.lower(at) not in language.HIMSELF:
        return None
    owned = any(entity.type == "PER" for entity in discourse.entities_of(description.owners))
    if owned or description.flags & SAID_OF_OTHERS:
        return None
    before = discourse.tokens_back(at, NOUN_BACK)
    noun = next((i for i in before if is_noun_without_title(discourse, i, description.head)), None)
    if noun is not None:
        return discourse.noted.get(noun) or described(discourse, noun)  # «Мэр похвалил школьника. Сам школьник рад»
    gender = language.HIMSELF[discourse.text.lower(at)]
    names = [discourse.entities.name_at(i) for i in discourse.tokens_back(at, SENTENCES_BACK)]
    people = {e.id: e for n in names if n and n.type == "PER" and (e := discourse.entities.owner(n))}
    fitting = [one for one in map(discourse.referent, people.values()) if one.gender in (None, gender)]
    called = [one for one in fitting if bears_noun(description, one)]
    if called:
        fitting = called
    elif len(fitting) > 1 and discourse.turns:
        fitting = [one for one in fitting if one is not discourse.turns[-1][0]]  # who is set apart from who spoke
    return fitting[0] if len(fitting) == 1 else None


def is_noun_without_title(discourse: Discourse, index: int, lemma: str) -> bool:
    """Whether a token is a noun that is no title of somebody."""
    word = discourse.text.lowers[index]
    return word[:1] == lemma[:1] and index not in discourse.titled and head_lemma(word) == lemma


SAID_OF_OTHERS = frozenset({"kin", "beside", "chief"})  # «сама мать», «сам директор»


def the_other(discourse: Discourse, asked: Asked) -> Referent | None:
    """«Белова написала директору Луниной, но та считает»: who was named last, not who acts in the clause before."""
    source = asked.source
    latter = is_latter(discourse, source)
    if asked.description is not None or not (latter or discourse.text.lowers[source.head] in DEMONSTRATIVE):
        return None
    spoke = discourse.turns[-1][1] if discourse.turns and not latter else None  # «— сказал Лунин. Тот ответил»
    before = discourse.tokens_back(source.first, SENTENCES_BACK)
    other = next((i for i in before if i != spoke and is_other(discourse, asked, i, latter=latter)), None)
    return referent_at(discourse, other) if other is not None else None


def is_other(discourse: Discourse, asked: Asked, index: int, *, latter: bool) -> bool:
    """Whether a word is a person that agrees, and no subject; «последний» can be one."""
    name, grammar = discourse.entities.name_at(index), discourse.grammar
    if name is not None and name.type != "PER":
        return False
    if name is None and not (grammar.pos(index) == "NOUN" and grammar.is_animate(index)):
        return False
    is_subject = grammar.case(index) == "nomn" or grammar.rel(index).startswith("nsubj")
    if is_subject and not latter and not stands_behind_verb(discourse, index):
        return False  # «Белова … та»: not who acts, but «Победила Белова. Та …»
    return gender_at(discourse, index) in (None, asked.source.gender)


def stands_behind_verb(discourse: Discourse, index: int) -> bool:
    """«Директором стал Лунин»: a subject behind its verb is news, and so not «та»."""
    head = discourse.grammar.head(index)
    return head is not None and head < index and discourse.grammar.feat(head, "VerbForm") == "Fin"
