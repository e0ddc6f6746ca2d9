"""Titles, and who holds them."""

from newsextract.roles.holders import Role, find_roles, is_title, phrase_nominative
from newsextract.roles.titles import role_lemma

__all__ = [
    "Role",
    "find_roles",
    "is_title",
    "phrase_nominative",
    "role_lemma",
]
