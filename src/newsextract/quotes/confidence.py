"""How sure a rule is that what it finds is a quotation with these borders: one table for all rules."""

from __future__ import annotations

from collections.abc import Mapping

CONFIDENCE: Mapping[str, float] = {
    # speech that stands alone
    "reporter_inside": 0.97,  # dashes on both sides of a cue leave no doubt
    "reporter_after": 0.97,  # a cue follows at once
    "reporter_before": 0.95,  # a cue and a colon; the speech may be a title
    "name_before": 0.9,  # a name and a colon, no cue
    "headline_label": 0.8,  # who or what a headline names before its colon may be what it is about
    "heard": 0.8,  # a song or a play can be heard as well
    "signed": 0.9,  # a name behind a dash, no cue
    "signed_below": 0.85,  # a name on the line below, no dash
    "listed": 0.85,  # as sure as what it is in a row with, less what lies between
    "initials_before": 0.85,  # the line of an interview
    "labelled_line": 0.8,  # the line of an interview, its speaker a label
    "line_of_label": 0.8,  # the line of an interview, its speaker no known person
    "introduced": 0.75,  # the subject of the sentence before may be spoken of and not speak
    "goes_on": 0.75,  # whole sentences in marks without a cue; may be a title or a text
    "leads_on": 0.6,  # a mark that nothing closes
    # pieces in the reporter's sentence
    "clause_after_that": 0.97,  # marks at once behind «что»
    "clause_by_words_of": 0.95,  # nothing but the phrase beside the marks
    "as_said_clause": 0.95,  # nothing but «как сказал он» beside the marks
    "quoted_piece": 0.9,  # may be a name or a term
    "exclaimed": 0.9,  # a verb of speech and an exclamation leave little else
    "worded": 0.7,  # a slogan may be a name
    # statements in the reporter's words
    "that_clause": 0.95,  # a cue and «что»
    "by_words_of": 0.95,  # the phrase says it
    "as_said": 0.95,  # «как» and a cue
    "said_after": 0.93,  # borders are less clear
    "about_this": 0.85,  # more than the sentence before may be meant
    "that_before": 0.9,  # «о том, что» opens the sentence
    "without_that": 0.85,  # the comma may part something else
    "after_dash": 0.85,  # a dash can stand for other words as well
    "after_colon": 0.85,  # a colon can explain as well
}
