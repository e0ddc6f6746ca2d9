"""Words that report: the project's tables of verbs and phrases, and the verbs that a user adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from newsextract import language, lexicon
from newsextract.remember import remember, remember_briefly

FLAGS = lexicon.flags_of("reporting_verbs")
VERB_PARTS = language.VERB_PARTS
PHRASE_REACH = 4  # words behind a verb among which the rest of its entry stands: «пришла вчера к такому выводу»
TELLING_FLAGS = frozenset(
    {"po", "so", "na", "after", "short", "noun", "claim", "spread", "with", "known"}
)  # flags of what makes a cue
SHORTEST_NOUN = 3  # letters: «к», «во», «о» are no nouns here
NO_FLAGS: frozenset[str] = frozenset()
VOICED = frozenset({"that"})  # flags of a verb with a noun of speech: «выразила надежду»
BEGINNING = 6  # letters by which a form is looked up before it is analysed: fewer let too many words through
FIRST_LETTERS = 4  # by which most words of a text are left out before anything is looked up
SUCH = lexicon.flagged("clause_words", "such")
PHRASES = lexicon.load("reporting_phrases")
MAX_ASKED = 5  # words behind «спрашиваю»: «у директора школы Анны Беловой»
SHORTEST_REPORT = 4  # letters: «дал» is no report


def such() -> frozenset[str]:
    """Return the forms of «такой», «подобный»: with a noun of speech they take up what was told before."""
    return language.all_forms(SUCH)


def phrase_flags(word: str) -> frozenset[str]:
    """What the table of nouns and phrases says of a word in lower case."""
    return PHRASES.get(word, NO_FLAGS)


def voiced_noun(words: Sequence[str]) -> str | None:
    """The first noun among words, or behind «с», if verbs of voicing put it into words: «мнение», «с заявлением»."""
    behind = words[words.index("с") + 1 :] if "с" in words else ()
    for part in (words, behind):
        nouns = (word for word in part if len(word) >= SHORTEST_NOUN and language.may_be_noun(word))
        lemma = language.noun_lemma(next(nouns, ""))
        if "voiced" in phrase_flags(lemma):
            return lemma
    return None


def beginnings_of_forms(verb: str) -> Iterator[str]:
    """The first letters of all forms of a verb: of «лгать» «лгать», «лгу», «лжёт»."""
    yield verb[:BEGINNING]
    for parse in language.parses(verb):
        if parse.pos in VERB_PARTS:
            yield from (form[:BEGINNING] for form in language.forms_of(parse))


class ReportingVerbs:
    """Looks words up among the reporting verbs, in every form. `added` are further entries: lemma -> flags."""

    def __init__(self, added: Mapping[str, frozenset[str]] | None = None) -> None:
        self._table = {**lexicon.load("reporting_verbs"), **(added or {})}
        self._phrases: dict[str, list[tuple[str, str]]] = {}  # by their verb, with the rest of them
        for entry in self._table:
            verb, blank, rest = entry.partition(" ")
            if blank:
                self._phrases.setdefault(verb, []).append((entry, rest))
        self._voicing = lexicon.load("voicing_verbs")
        self._first = {entry.partition(" ")[0] for entry in self._table} | self._voicing.keys()
        self._telling = {entry for entry, flags in PHRASES.items() if flags & TELLING_FLAGS} | such()
        beginnings = {beginning for verb in self._first for beginning in beginnings_of_forms(verb)}
        self._stems = language.Stems(beginnings)
        self._first_letters = {word[:FIRST_LETTERS] for word in beginnings.union(self._stems, self._telling)}
        self._lemmas = remember_briefly(self._find_lemmas)
        self.reports = remember(self._reports)
        self._begins_cue = remember(self._find_beginning)

    def entry(self, word: str, following: Sequence[str]) -> tuple[str, frozenset[str]] | None:
        """The entry of a verb form and its flags; entries of several words, such as «обратить внимание», first."""
        if not self.knows(word):
            return None
        lemmas = self._lemmas(word)
        behind = " ".join(following)
        for phrase, rest in chain.from_iterable(self._phrases.get(lemma, ()) for lemma in lemmas):
            if rest in behind:
                return phrase, self._table[phrase]
        voicing = next((lemma for lemma in lemmas if lemma in self._voicing), None)
        if voicing is not None and (noun := voiced_noun(following)) is not None:
            own = self._table.get(voicing, VOICED) & {"evidence"} | self._voicing[voicing]
            return f"{voicing} {noun}", VOICED | own
        return next(((lemma, self._table[lemma]) for lemma in lemmas if lemma in self._table), None)

    def knows(self, word: str) -> bool:
        """Whether a word is a form of a verb that begins an entry: «сообщил», and «обратил» of «обратить внимание»."""
        return self._stems.begin(word) and bool(self._lemmas(word))

    def _find_beginning(self, word: str) -> bool:
        """Whether a word can begin a cue."""
        return word in self._telling or self.knows(word)

    def _find_lemmas(self, word: str) -> tuple[str, ...]:
        """The verbs of the table that a word is a form of."""
        lemmas = dict.fromkeys(p.lemma for p in language.parses(word) if p.pos in VERB_PARTS)
        return tuple(lemma for lemma in lemmas if lemma in self._first)

    def places_in(self, words: Sequence[str]) -> list[int]:
        """Where words in lower case can begin a cue: a sentence without such a word has none, whatever its syntax."""
        letters, begins_cue = self._first_letters, self._begins_cue
        return [i for i, word in enumerate(words) if word[:FIRST_LETTERS] in letters and begins_cue(word)]

    def _reports(self, word: str) -> bool:
        """Whether a word is a past or third-person form, or a gerund, of a reporting verb."""
        return len(word) >= SHORTEST_REPORT and word.islower() and self.knows(word) and self._is_report(word)

    def reports_oneself(self, words: str) -> bool:
        """«спрашиваю», «удивляюсь я», «спрашиваю у мэра»: whether who writes says in a few words that they speak."""
        first, *others = words.lower().split()
        own = any(p.lemma in self._table and p.person == "1per" for p in language.parses(first))
        return own and (others in ([], ["я"]) or (others[0] in ("у", "я") and len(others) <= MAX_ASKED))

    def _is_report(self, word: str) -> bool:
        return any(
            parse.lemma in self._table and (parse.tense == "past" or parse.person == "3per" or parse.pos == "GRND")
            for parse in language.parses(word)
        )
