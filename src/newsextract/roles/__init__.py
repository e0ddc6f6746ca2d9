"""Titles, and who holds them."""

from newsextract.roles.asked import answer, question
from newsextract.roles.find import find_roles, phrase_nominative
from newsextract.roles.index import Role, Roles
from newsextract.roles.nouns import bar_each_other, is_headed_place, offices_of
