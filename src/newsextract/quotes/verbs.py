"""Reporting verbs: the project's table, and what a user adds to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsextract import language, lexicon
from newsextract.remember import remember, remember_briefly

FLAGS = frozenset(
    {"that", "quote", "label", "demand", "relay", "document", "passive", "dative", "emotion"}
)  # the table's head says what
SHORT_FORMS = {
    "уверен", "уверена", "уверены", "убеждён", "убежден", "убеждена", "убеждены", "согласен", "согласна", "согласны",
}  # fmt: skip
NOUN_CUES = frozenset("слова слов цитата фраза ответ комментарий заявление реплика вопрос".split())
VERB_PARTS = frozenset({"VERB", "GRND", "PRTF", "PRTS", "INFN"})


# «сочли» of «счесть», «сошлись» of «сойтись»: forms that begin otherwise than their verb
IRREGULAR_STEMS = "соч сош обз отз пиш кляну".split()
# what is not in every form: «сетуют» of «сетовать», «извещён» of «известить», «поклялись» of «поклясться»
VERB_ENDINGS = re.compile(r"([оеё]вать|стить|[а-яё]{4})(ся|сь)?$")


def stem_of(verb: str) -> str:
    """What all regular forms of a verb begin with, two letters or more."""
    stem = VERB_ENDINGS.sub("", verb) if len(verb) > 6 else ""
    return stem if len(stem) > 1 else verb[:2]


class ReportingVerbs:
    """Looks words up among the reporting verbs, in every form. `added` are further entries: lemma -> flags."""

    def __init__(self, added: Mapping[str, frozenset[str]] | None = None) -> None:
        self._table = {**lexicon.load("reporting_verbs"), **(added or {})}
        self._phrases = [(entry, *entry.split(" ", 1)) for entry in self._table if " " in entry]
        self._first = {entry.partition(" ")[0] for entry in self._table}
        self._stems = language.Stems([*IRREGULAR_STEMS, *map(stem_of, self._first)])
        self._lemmas = remember_briefly(self._find_lemmas)
        self.reports = remember(self._reports)
        self.may_report = remember(self._may_report)

    def entry(self, word: str, following: Sequence[str]) -> tuple[str, frozenset[str]] | None:
        """The entry of a verb form and its flags; entries of several words, such as «прийти к выводу», first."""
        if not self.knows(word):
            return None
        lemmas = self._lemmas(word)
        behind = " ".join(following)
        for phrase, verb, rest in self._phrases:
            if verb in lemmas and rest in behind:
                return phrase, self._table[phrase]
        return next(((lemma, self._table[lemma]) for lemma in lemmas if lemma in self._table), None)

    def knows(self, word: str) -> bool:
        """Whether a word is a form of a verb of the table, or of one that an entry of several words begins with."""
        return bool(self._lemmas(word))

    def _find_lemmas(self, word: str) -> tuple[str, ...]:
        """The verbs of the table that a word is a form of."""
        if not self._stems.begin(word):
            return ()
        lemmas = dict.fromkeys(p.lemma for p in language.parses(word) if p.pos in VERB_PARTS)
        return tuple(lemma for lemma in lemmas if lemma in self._first)

    def _may_report(self, word: str) -> bool:
        """Whether a word can begin a cue: a sentence without such a word has none, whatever its syntax."""
        alone = word in SHORT_FORMS or word in NOUN_CUES or word in lexicon.load("reporting_phrases")
        return alone or word == "по" or self.knows(word)

    def _reports(self, word: str) -> bool:
        """Whether a word is a past or third-person form, or a gerund, of a reporting verb."""
        return len(word) >= 4 and word.islower() and self.knows(word) and self._is_report(word)

    def _is_report(self, word: str) -> bool:
        return any(
            parse.lemma in self._table and (parse.tense == "past" or parse.person == "3per" or parse.pos == "GRND")
            for parse in language.parses(word)
        )
