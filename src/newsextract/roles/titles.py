"""Title phrases: «бывший генеральный секретарь ОБСЕ», «врач-реаниматолог», «глава комитета по этике».

A title phrase is a role noun with the adjectives that make it a profession or an office and with what belongs to it:
the body, the place, the field. An age, a judgement, a nationality are left outside.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsextract import language, lexicon
from newsextract.names import OPENING_MARKS, Name
from newsextract.roles.complements import with_complements
from newsextract.roles.nouns import head_part, is_candidate, is_post, role_flags
from newsextract.roles.tagged import Tagged
from newsextract.text import Phrase, Sentence, WithPhrase


@dataclass(frozen=True, slots=True)
class Title(WithPhrase):
    """A title phrase; its head is the role noun, `lemma` the dictionary form of that."""

    lemma: str
    case: str  # as pymorphy3 calls it; "" where the form leaves it open
    plural: bool
    lead: int  # the token that has this case: the head, or «исполняющий» before «обязанности министра»

    @property
    def flags(self) -> frozenset[str]:
        """What the table of roles says of its noun."""
        return role_flags(self.lemma)


def find_titles(tagged: Tagged, sentence: Sentence) -> list[Title]:
    """Every title phrase of a sentence, in text order; a phrase can hold another («пресс-секретарь президента»)."""
    first, *others = tagged.text.words[sentence.first : sentence.last]
    opening = first.lower() if first.istitle() else first  # its capital says nothing
    lemmas = map(language.title_lemma, (opening, *others))
    return [
        read_title(tagged, sentence, index, lemma)
        for index, lemma in enumerate(lemmas, sentence.first)
        if lemma
        and index not in tagged.names
        and agrees_with_tagger(tagged, index, lemma)
        and not is_marked(tagged, index)
        and not is_in_front(tagged, index)
        and not is_aim(tagged, index)
    ]


def agrees_with_tagger(tagged: Tagged, index: int, lemma: str) -> bool:
    """«политику» in the accusative is of «политика» and no role: the tagger's case must be one of the role noun's.

    Where the word is of no other noun, the tagger is wrong: «Сенаторы» at the beginning of a sentence.
    """
    case = tagged.cases[index]
    found = language.parses(head_part(tagged.text.word(index)))
    own = {p.case for p in found if p.lemma == lemma}
    return case is None or not own or case in own or all(p.known and p.lemma == lemma for p in found)


def is_marked(tagged: Tagged, index: int) -> bool:
    """Whether a word stands alone in marks, or begins a title in marks: «Звезда», «Доктор Лиза»."""
    text = tagged.text
    marked = text.word(index - 1) in OPENING_MARKS and text.word(index)[:1].isupper()
    return marked and text.tokens[index - 1].stop == text.tokens[index].start  # else it closes


def is_in_front(tagged: Tagged, index: int) -> bool:
    """«пришли во главе с мэром»: the first two words only say who goes first."""
    return tagged.text.lower(index) == "главе" and tagged.text.lower(index - 1) == "во"


def is_aim(tagged: Tagged, index: int) -> bool:
    """«кандидат в президенты», «кандидатом на пост мэра»: what somebody wants to be."""
    lower = tagged.text.lower
    if lower(index - 1) == "в":
        return any(p.number == "plur" and p.case == "nomn" for p in language.parses(lower(index)))
    post = next((i for i in (index - 1, index - 2) if lower(i - 1) == "на" and is_post(lower(i))), None)
    return post is not None and is_candidate(lower(post - 2))


def read_title(tagged: Tagged, sentence: Sentence, head: int, lemma: str) -> Title:
    """The phrase around a role noun, «врио» and the like before it included."""
    first = with_adjectives(tagged, sentence, head)
    last = with_complements(tagged, sentence, head)
    case, plural = form_by_names(tagged, first, head, last, lemma) or form_of(tagged, head, lemma)
    acting = acting_before(tagged, sentence, first) if case in GENITIVE else None
    if acting is None:
        return Title(Phrase(first, last, head), lemma, case, plural, head)
    begin, lead, case = acting
    return Title(Phrase(begin, last, head), lemma, case, False, lead)


GENITIVE = ("gent", "accs")  # one form for what is animate, which the tagger mixes up: «и. о. врача»
ACTING, DUTIES = (lexicon.flagged("title_words", flag) for flag in ("acting", "duties"))
FULFILLING = tuple(sorted(lexicon.flagged("title_words", "fulfils")))  # «исполняющий»
ALL_CASES = 6
ACTING_ABBREVIATED = ["и", ".", "о", "."]  # «и. о.»


def acting_before(tagged: Tagged, sentence: Sentence, first: int) -> tuple[int, int, str] | None:
    """What says before a title that its holder is acting, «врио», «и. о.»: where it begins, its head word, its case."""
    lower, begin = tagged.text.lower, max(sentence.first, first - len(ACTING_ABBREVIATED))
    before = [lower(index) for index in range(begin, first)]
    last = before[-1] if before else ""
    if last in ACTING:
        return first - 1, first - 1, ""
    if before[-len(ACTING_ABBREVIATED) :] == ACTING_ABBREVIATED:
        return first - len(ACTING_ABBREVIATED), first - len(ACTING_ABBREVIATED), ""
    lead = first - 2
    if last not in DUTIES or len(before) < 2 or not lower(lead).startswith(FULFILLING):
        return None
    open_form = lower(lead).endswith("ей")  # «исполняющей»: four cases of a woman
    return lead - (lower(lead - 1) == "временно"), lead, "" if open_form else tagged.cases[lead] or ""


def form_of(tagged: Tagged, head: int, lemma: str) -> tuple[str, bool]:
    """Case and number of a role noun: the tagger's case where the form allows it, else the only one it allows.

    No case of what has one form for all of them: «замглавы».
    """
    part = head_part(tagged.text.word(head))
    parses = language.parses(part)
    found = [p for p in parses if p.lemma == lemma and p.case]
    if not found and part == lemma:
        return "", False
    found = found or [p for p in parses if p.case]
    if len({p.case for p in found}) == ALL_CASES:
        return "", False
    fitting = [p for p in found if p.case == tagged.cases[head]] or found
    cases = {p.case for p in fitting}
    plural = bool(fitting) and all(p.number == "plur" for p in fitting)
    told = tagged.cases[head] or ""
    if len(cases) == 1:
        return cases.pop(), plural
    return ("gent" if cases == set(GENITIVE) and told not in cases else told), plural


def form_by_names(tagged: Tagged, first: int, head: int, last: int, lemma: str) -> tuple[str, bool] | None:
    """Return case and number of «певицы» by the persons beside it: two behind it, or one before it and a comma.

    Only of a noun that can be in the genitive and in the nominative plural.
    """
    found = {(p.case, p.number) for p in language.parses(head_part(tagged.text.word(head))) if p.lemma == lemma}
    if not found.issuperset({("gent", "sing"), ("nomn", "plur")}):
        return None
    behind = person_at(tagged, last)
    if behind is not None:
        other = person_at(tagged, behind.last + 1) if tagged.text.word(behind.last) in (",", "и") else None
        named = other is not None and "nomn" in tagged.cases[behind.first : other.last]
        return ("nomn", True) if named else None
    before = person_at(tagged, first - 2) if tagged.text.word(first - 1) == "," else None
    alone = before is not None and tagged.text.word(before.first - 1) not in (",", "и")
    return ("gent", False) if before is not None and alone and tagged.cases[before.first] == "gent" else None


def person_at(tagged: Tagged, index: int) -> Name | None:
    """The person's name that a token is part of."""
    name = tagged.names.get(index)
    return name if name is not None and name.type == "PER" else None


def with_adjectives(tagged: Tagged, sentence: Sentence, head: int) -> int:
    """The first of the adjectives that belong to the office: «генеральный директор», «британский премьер»."""
    first = head
    while (
        first > sentence.first
        and first - 1 not in tagged.names
        and belongs(tagged.text.word(first - 1), tagged.text.word(head))
    ):
        first -= 1
    return first


def belongs(word: str, head: str) -> bool:
    """Whether an adjective makes a title with its noun: one of an office, or of a country before a chief."""
    part = head_part(head)
    for noun in language.parses(part):
        adjective = language.agreeing(word, noun) if noun.case else None
        if adjective is None:
            continue
        chief = "chief" in lexicon.load("roles").get(noun.lemma, ())
        lemma = masculine(adjective)
        return lemma in lexicon.load("role_adjectives") or (chief and lemma in lexicon.load("country_adjectives"))
    return False


def masculine(adjective: language.Parse) -> str | None:
    """The dictionary form of an adjective, also of a participle that stands for one: «заслуженный»."""
    if adjective.pos != "PRTF":
        return adjective.lemma
    return adjective.inflect(frozenset({"nomn", "sing", "masc"}))
