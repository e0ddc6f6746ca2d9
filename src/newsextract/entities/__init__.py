"""Who and what the article names: mentions, their nominative names, roles, and who is who."""

from newsextract.entities.grouping import Known, group
from newsextract.entities.mentions import find_names
from newsextract.entities.spans import NameSpan
from newsextract.entities.roles import RoleSpan, find_roles

__all__ = ["Known", "NameSpan", "RoleSpan", "find_names", "find_roles", "group"]
