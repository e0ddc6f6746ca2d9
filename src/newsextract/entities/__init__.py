"""Who and what the article names: mentions, their nominative names, roles, and who is who."""

from newsextract.entities.gazetteer import Gazetteer, override, read_gazetteer
from newsextract.entities.grouping import group
from newsextract.entities.known import Known
from newsextract.entities.mentions import find_names
from newsextract.entities.roles import RoleSpan, find_roles, is_title
from newsextract.entities.spans import NameSpan

__all__ = [
    "Gazetteer",
    "Known",
    "NameSpan",
    "RoleSpan",
    "find_names",
    "find_roles",
    "group",
    "is_title",
    "override",
    "read_gazetteer",
]
