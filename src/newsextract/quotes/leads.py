"""What a line says of the speech below it: whose it is, or that it is reported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import dropwhile, islice

from newsextract import language, lexicon
from newsextract.quotes.clauses import SENTENCE_END, WORD, has_verb
from newsextract.quotes.verbs import ReportingVerbs, phrase_flags
from newsextract.text import CAPITAL, CAPITALIZED, DASHES, DOUBLE_NAME, IN_ANY_CASE, SMALL, Text

# Хозяин кафе Анна Белова:   Анна Белова, хозяйка кафе:   Анна Белова (хозяйка кафе):
# Анна БЕЛОВА (тренер «Волны»):   Хозяйка кафе А.П. Белова:   Анна Белова после матча:   Анна Белова — о планах:
# Анна Белова — хозяйка кафе:
NAMED = re.compile(
    rf"(?:(?:{IN_ANY_CASE}\s+){{1,2}}|(?:{CAPITAL}\.\s?){{1,2}}){IN_ANY_CASE}\s*(?:,[^:]{{1,80}}|\([^():]{{1,80}}\)"
    rf"|\s(?:[{DASHES}]\s)?(?:о|об|про|после|перед|для|в|на)\s[^:.!?]{{1,80}}|\s[{DASHES}]\s(?P<held>[^:]{{3,80}}))?:$"
)
# Анна Белова о том, почему ушла:   Анна Белова — об игре, которая прошла вчера:
SPOKEN_OF = re.compile(rf"(\s{lexicon.alternatives('prepositions', 'about')}\s[^,:]{{1,80}}),\s[^:]*:$")
FULL_NAME = re.compile(rf"{DOUBLE_NAME} {CAPITALIZED}")
PROMISE = re.compile(rf"\b{lexicon.alternatives('clause_words', 'own-story')}\b", re.IGNORECASE)  # Вот её история.
# Зоя, 34 года:   Пётр К., инженер:
FIRST_NAMED = re.compile(rf"(?P<name>{CAPITALIZED})(?:\s{CAPITAL}\.)?,\s?[^:\n]{{2,80}}:")
# Анна Белова, хозяйка кафе
TITLE_LINE = re.compile(rf"(?:{IN_ANY_CASE}\s+){{1,2}}{IN_ANY_CASE},\s[^.!?:;…]{{3,100}}")
# Анна Белова (хозяйка кафе)   Анна Белова — хозяйка кафе
TITLE_PARTED = re.compile(
    rf"(?:{IN_ANY_CASE}\s+){{1,2}}{IN_ANY_CASE}\s(?:\((?=[^()]+\)$)|[{DASHES}]\s(?=[^()]+$))(?P<title>[^().!?:;…]{{3,100}})\)?"
)
# Анна Белова   А. Белова   А.Б. Белова   Анна БЕЛОВА
NAME_LINE = re.compile(rf"(?:(?:{CAPITAL}\.\s?){{1,2}}|{CAPITALIZED}\s){IN_ANY_CASE}")
LONGEST_NAME = 40  # code points of such a line
# Анна Петровна Белова   Белова Анна Петровна
WITH_PATRONYMIC = re.compile(rf"(?:{IN_ANY_CASE}\s+){{1,2}}{CAPITAL}{SMALL}+(?:ич|вна|ична)(?:\s+{IN_ANY_CASE})?")
SENTENCE_START = re.compile(rf"[.!?…](?:\s|(?={CAPITAL}))")
SOURCE_PHRASE = re.compile(rf"\b{lexicon.alternatives('clause_words', 'announcing')}\b", re.IGNORECASE)


def paragraph_text(text: Text, index: int) -> str:
    """The text of a paragraph."""
    paragraph = text.paragraphs[index]
    return text.string[paragraph.start : paragraph.stop]


def ends_with_colon(text: Text, index: int) -> bool:
    """Whether a paragraph ends with a colon."""
    return text.string[text.paragraphs[index].stop - 1] == ":"


def is_led_to(text: Text, index: int, verbs: ReportingVerbs) -> bool:
    """Whether the paragraph before one reports and ends with a colon."""
    if not index or not ends_with_colon(text, index - 1):
        return False
    lead = paragraph_text(text, index - 1)
    return names_speaker(lead) or reports(lead, verbs) or promises_words(lead, paragraph_text(text, index))


def names_speaker(lead: str) -> bool:
    """Whether words before a colon end with a person's name, and with what is said of the person; no verb."""
    named = NAMED.search(lead.rstrip())
    if named is None:
        return names_by_first_name(lead)
    if named["held"] and not is_title(named["held"]):
        return False
    first = max((m.end() for m in SENTENCE_START.finditer(lead, 0, named.start() + 1)), default=0)
    return not has_verb(SPOKEN_OF.sub(r"\1", lead[first:].rstrip()))


def names_by_first_name(lead: str) -> bool:
    """Whether a whole line before a colon is a given name with what is said of the person: «Зоя, 34 года:»."""
    named = FIRST_NAMED.fullmatch(lead.rstrip())
    if named is None or has_verb(lead):
        return False
    found = language.parses(named["name"].lower())
    given = [p for p in found if "Name" in p.grammemes and p.known]
    if len(given) == len(found):
        return bool(given)  # «Вера, надежда, любовь:»
    titles = dropwhile(is_adjective, WORD.findall(lead, lead.index(",")))  # «Роман, водитель:», «Вера, главный врач:»
    return bool(given) and any(language.title_lemma(title) == title for title in islice(titles, 1))


def is_adjective(word: str) -> bool:
    """Whether a word is most likely an adjective in the nominative: «частный предприниматель»."""
    return any((p.pos, p.case) == ("ADJF", "nomn") for p in language.parses(word)[:1])


def is_title_line(text: Text, index: int) -> bool:
    """Whether a paragraph is nothing but a person's name and title, or a name with the patronymic.

    «Анна Белова, хозяйка кафе», «Анна Белова (хозяйка кафе)», «Анна Белова — хозяйка кафе», «Белова Анна Петровна»
    """
    words = paragraph_text(text, index).rstrip()
    parted = TITLE_PARTED.fullmatch(words)
    if parted:
        return is_title(parted["title"])
    if WITH_PATRONYMIC.fullmatch(words):
        return True
    headline = words.isupper() and opens_unnamed(words)
    return TITLE_LINE.fullmatch(words) is not None and not headline and not has_verb(words)


def is_title_alone(text: Text, index: int) -> bool:
    """Whether a paragraph is nothing but what somebody is: «Учитель истории в школе № 3», «главный врач»."""
    words = paragraph_text(text, index).rstrip()
    return len(words) <= LONGEST_TITLE and words[-1:] not in ".!?…:;" and is_title(words)


def is_title(words: str) -> bool:
    """Whether words are nothing but what somebody is."""
    if has_verb(words):
        return False
    first = next(dropwhile(is_adjective, (word.lower() for word in WORD.findall(words))), None)
    return first is not None and language.title_lemma(first) == first


LONGEST_TITLE = 100  # code points


def is_name_line(text: Text, index: int) -> bool:
    """Whether a paragraph is nothing but a person's name."""
    start, stop, _ = text.paragraphs[index]
    return stop - start <= LONGEST_NAME and NAME_LINE.fullmatch(text.string, start, stop) is not None


def name_over(text: Text, index: int) -> int | None:
    """The paragraph with the name of whoever holds the title that ends here; the two stand in one line or in two."""
    if is_title_line(text, index):
        return index
    return index - 1 if index > 0 and is_name_line(text, index - 1) and is_title_alone(text, index) else None


def names_somebody(text: Text, index: int) -> bool:
    """Whether a paragraph is nothing but a person's name, with or without a title."""
    return is_name_line(text, index) or is_title_line(text, index)


LED = re.compile(rf"(?P<lead>[^:\n]{{4,120}}:)\s*[«\"{DASHES}]")  # Анна Белова, врач:— Да.


def begins_turn(text: Text, index: int) -> bool:
    """Whether a paragraph names who speaks in it or below it."""
    words = paragraph_text(text, index)
    led = LED.match(words)
    return names_speaker(led["lead"] if led else words) or names_somebody(text, index)


NUMBER = re.compile(r"(\d{1,2})[.)]\s")


def numbers_follow(line: str, below: str) -> bool:
    """Whether lines begin with a number and the next one."""
    first, second = NUMBER.match(line), NUMBER.match(below)
    return first is not None and second is not None and int(second[1]) == int(first[1]) + 1


def opens_unnamed(words: str) -> bool:
    """Whether no given name opens words in capitals: «МОСТ ЗАКРЫТ, ДОРОГА ТОЖЕ»."""
    return not any("Name" in p.grammemes and p.known for p in language.parses(words.split()[0].lower()))


def reports(lead: str, verbs: ReportingVerbs) -> bool:
    """Whether the last sentence of words before a colon reports somebody."""
    last_sentence = SENTENCE_START.split(lead.rstrip(" .!?…"))[-1]
    first, *others = WORD.findall(last_sentence) or [""]
    return bool(SOURCE_PHRASE.search(last_sentence)) or any(map(verbs.reports, (first.lower(), *others)))


def promises_words(lead: str, line: str) -> bool:
    """«Мэр дал ответ:», and a line that is no item of a list: it begins with a capital."""
    last, first = WORD.findall(lead)[-1:], WORD.search(line)
    return bool(last) and "noun" in phrase_flags(last[0].lower()) and first is not None and first[0][0].isupper()


LEAD_REACH = 3  # paragraphs above an interview of which the first that is no subhead is its lead


def opens_interview(text: Text, number: int) -> bool:
    """Whether the text above a paragraph speaks of an interview, its lead or a subhead; captions may stand between."""
    above = range(number - 1, max(-1, number - 1 - LEAD_REACH), -1)
    lead = next((index for index in above if not text.paragraphs[index].heading), number - 1)
    return number > 0 and any(is_interview(paragraph_text(text, index)) for index in range(lead, number))


def is_interview(lead: str) -> bool:
    """Whether a paragraph speaks of an interview."""
    return has_lemma_of(lead, frozenset())


def has_lemma_of(lead: str, flags: frozenset[str]) -> bool:
    """Whether a word of interviews with these flags stands in a text; without flags, one that has none: «беседа»."""
    lemmas, forms = words_of_interviews(flags)
    return any(p.lemma in lemmas for word in forms.findall(lead) for p in language.parses(word.lower())[:1])


@cache
def words_of_interviews(flags: frozenset[str]) -> tuple[frozenset[str], re.Pattern[str]]:
    """The words of interviews with these flags, or without any, and what begins as their forms do."""
    table = lexicon.load("interviews")
    lemmas = frozenset(lemma for lemma, own in table.items() if (flags <= own if flags else not own))
    return lemmas, begun_as(lemmas)


SHARED = 3  # letters that all forms of a word of interviews begin with


def begun_as(lemmas: Iterable[str]) -> re.Pattern[str]:
    """Whole words that begin as some lemmas do."""
    beginnings = "|".join(sorted({lemma[:SHARED] for lemma in lemmas}))
    return re.compile(rf"\b(?:{beginnings})[^\W\d_]*(?:-[^\W\d_]+)*", re.IGNORECASE)


OF_INTERVIEWS = begun_as(lexicon.load("interviews"))


def answers_questions(lead: str) -> bool:
    """«На вопросы читателей ответила мэр»: whether words say that somebody answers what is asked below them."""
    answers = any(language.has_lemma(word.lower(), ANSWERING, "VERB") for word in WORD.findall(lead))
    return answers and has_lemma_of(lead, frozenset({"questions"}))


VERBS = lexicon.load("reporting_verbs")
ANSWERING = frozenset(verb for verb, flags in VERBS.items() if flags >= {"that", "replies"})
ASKER = re.compile(rf"\?\s*\({CAPITAL}[^()?!]{{1,60}}\)\.?$")  # Когда откроют мост? (Виктор, пенсионер)
LONGEST_DEMAND = 20  # words of a paragraph that asks without a question mark


def demands(words: str) -> bool:
    """Whether a short paragraph ends with a demand to tell something: «Расскажите о школе.»"""
    if words[-1:] != "." or words.count(" ") > LONGEST_DEMAND:
        return False
    first = next(iter(WORD.findall(SENTENCE_END.split(words)[-1])), "").lower()
    flags = lexicon.load("interviews")
    return any("impr" in p.grammemes and "asks" in flags.get(p.lemma, ()) for p in language.parses(first))


def is_hearsay(words: str) -> bool:
    """Whether a paragraph begins with what people say, which stands for a question: «Говорят, вы уходите.»"""
    first = WORD.match(words)
    return first is not None and "hearsay" in lexicon.load("interviews").get(first[0].lower(), ())


def puts_question(words: str) -> bool:
    """Whether a paragraph asks, demands to tell something, or says what people say."""
    return is_asked(words) or demands(words) or is_hearsay(words)


def is_asked(words: str) -> bool:
    """Whether words end with a question mark: «Вы — в метро?!», or with who asks behind it: «Когда? (Анна, Тула).»"""
    return words.rstrip('!)»”"').endswith("?") or (words[-2:].endswith((")", ").")) and ASKER.search(words) is not None)
