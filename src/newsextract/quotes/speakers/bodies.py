"""Which bodies a noun for a body can mean, and how well it suits them: «в компании» is no press service."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract import lexicon
from newsextract.quotes.speakers.asked import Asked
from newsextract.quotes.speakers.comparing import OF_ANY_SORT, are_apart, is_general
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.nearness import Feature, Field
from newsextract.quotes.speakers.offices import NO_FLAGS
from newsextract.quotes.speakers.referents import Referent
from newsextract.remember import remember

NAME_LETTERS = 5  # that a word of a name and a noun share where the name says the noun
NOUNS_OF_BODIES = frozenset({"body", "same"})


def is_another_body(referent: Referent, body: Description) -> bool:
    """Whether a noun for a body cannot mean a referent: whose voice it is, or a body of another sort or level."""
    firm_and_state = are_apart(body.bodies & FIRM_OR_STATE, referent.flags & FIRM_OR_STATE)  # «ФАС … В компании»
    prints = referent.may_print if STATE in body.bodies else referent.is_outlet
    if prints and body.bodies and body.bodies.isdisjoint(OF_OUTLET | referent.flags):
        return True  # «рассказал «Порту» … В министерстве», «пишет «Порт» … В организации»
    if is_site_of_another(referent, body):
        return True
    if are_apart(body.bodies & OUTLETS, referent.flags & OUTLETS):
        return True  # «сообщает агентство «Порт» … Телеканал отмечает»
    if firm_and_state or is_of_another_sort(referent, body):
        return True
    return is_voice_of_another(referent, body) or is_of_another_level(referent, body)


def is_of_another_sort(referent: Referent, body: Description) -> bool:
    """«полиция» is no «Порт», «театр» no union: a noun for a sort of bodies that the name and its noun are not."""
    sorts, is_any = body.bodies - OF_ANY_SORT, "anaphoric" in body.flags
    if referent.entity is None or referent.entity.type != "ORG" or "voice" in body.flags:
        return False
    if ((is_any or body.bodies) and not sorts) or "outlet" in body.bodies:
        return False  # «компания», «ведомство», «газета»
    if sorts & referent.flags or is_named_so(body, referent) or is_said_of(body.head, referent):
        return False
    if referent.is_outlet if is_any else (sorts & PUBLIC or referent.may_print):
        return True
    return not referent.words.isdisjoint(lexicon.load("class_nouns"))


# sorts of bodies that nobody has without being called so
PUBLIC = frozenset("police prosecution investigation city court cabinet diplomacy parliament".split())


def is_named_so(body: Description, referent: Referent) -> bool:
    """Whether a word of a name begins as a noun does: «Мосгорсуд», «горсуд»."""
    words = (word.casefold().replace("ё", "е") for word in referent.name.split())
    return any(word.startswith(body.head[:NAME_LETTERS]) for word in words)


def is_site_of_another(referent: Referent, body: Description) -> bool:
    """«Клуб «Заря» … сайт премьер-лиги», «пишет «Порт» … сайт клуба»: whether a site is of a body called otherwise."""
    if "site" not in body.flags or not body.headed or body.headed in referent.words:
        return False
    return referent.is_outlet or not is_general(body.headed)


def is_voice_of_another(referent: Referent, body: Description) -> bool:
    """«пресс-служба «Зари»»: whether somebody speaks for a body with a name, and a noun is for that body."""
    if "voice" in body.flags:
        return False
    if referent.entity is not None:
        return "voice" in lexicon.load("sources").get(referent.name.split()[0].lower(), ())
    title = referent.titles[0] if referent.titles else None
    return title is not None and "voice" in title.flags and bool(title.owners) and body.head not in title.words


OUTLETS = frozenset({"paper", "agency", "channel"})  # sorts of those who pass on what others say
STATE = "government"
OF_OUTLET = frozenset({"outlet", "firm"})  # what an outlet can be called
FIRM_OR_STATE = frozenset({"firm", STATE})


def is_of_another_level(referent: Referent, body: Description) -> bool:
    """«Мосгорсуд … Районный суд», «Генпрокуратура … В областной прокуратуре»: whether both say a level, and not one."""
    said = levels_of(" ".join(body.words))
    return bool(said) and are_apart(said, levels_of(referent.name.lower()))


@remember
def levels_of(words: str) -> frozenset[str]:
    """The levels that words in lower case tell of."""
    return frozenset(level for part, flags in lexicon.load("levels").items() if part in words for level in flags)


def of_body(asked: Asked, description: Description, referent: Referent) -> Iterator[Feature]:
    """How a description suits the name of a body, and what the table of bodies says of it."""
    shared = description.bodies & referent.flags
    if shared - OF_ANY_SORT:
        yield "body of this very sort", 1.0
    elif not shared and description.bodies and referent.flags:
        yield "body of another sort", 1.0
    words = {word.casefold().replace("ё", "е") for word in referent.name.split()}
    named_so = is_named_so(description, referent)
    if named_so:
        yield "name says so", 1.0
    said = {word[:NAME_LETTERS] for word in description.words}
    shares = any(word[:NAME_LETTERS] in said for word in words if len(word) >= NAME_LETTERS)
    if shares:
        yield "name shares a word", 1.0
    if asked.words not in NOUNS_OF_BODIES or description.flags & FOR_ANY_BODY:
        return
    if shared - OF_ANY_SORT or (shared and not (description.bodies - OF_ANY_SORT and referent.flags - OF_ANY_SORT)):
        return  # «прокуратура» and «Минтранс» are both of the state, and of two sorts
    if not (named_so or shares or is_said_of(description.head, referent)):
        yield ("a noun for another body" if referent.flags else "a noun for some other body"), 1.0


FOR_ANY_BODY = frozenset({"anaphoric", "voice"})  # flags: «ведомство», «пресс-служба»


def is_bare_voice(description: Description) -> bool:
    """«в пресс-службе»: whether a noun is for the voice of a body, and nothing says of which."""
    return "voice" in description.flags and not (description.words or description.owners or description.countries)


def is_only_body(field: Field, referent: Referent) -> bool:
    """Whether no other body stands before, and it is no place: «Театр «Волна» закрыт … В пресс-службе»."""
    bodies = [r for r in field.nearest if r.sort == "body" and not (r.entity is not None and r.entity.type == "LOC")]
    return bodies == [referent] and not referent.is_outlet


def of_outlet(description: Description | None, referent: Referent) -> Iterator[Feature]:
    """Whether outlets and texts go together."""
    flags, bodies = (description.flags, description.bodies) if description is not None else (NO_FLAGS, NO_FLAGS)
    if "outlet" in flags or "outlet" in bodies:
        yield ("both outlets" if referent.may_print else "words for an outlet, no outlet"), 1.0
    elif referent.is_outlet and "printed" not in flags:
        yield "outlet", 1.0
        if bodies - referent.flags:
            yield "outlet, the words a body of another sort", 1.0


def is_said_of(head: str, referent: Referent) -> bool:
    """Whether a noun beside a name is for whom it names: in «пресс-секретарь президента Лунин» «президент» is not."""
    own = [title for title in referent.titles if head == title.head or head in title.words]
    another = referent.entity is not None and own and all(head != title.head for title in own)
    return head in referent.words and not another
