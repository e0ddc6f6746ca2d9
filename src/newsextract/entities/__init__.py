"""Who is who: names grouped into entities."""

from newsextract.entities.aliases import fold
from newsextract.entities.entity import NamedEntity
from newsextract.entities.grouping import gender_of, group
from newsextract.entities.index import Entities

__all__ = [
    "Entities",
    "NamedEntity",
    "fold",
    "gender_of",
    "group",
]
