"""Who is who: names grouped into entities."""

from newsextract.entities.aliases import fold, is_of
from newsextract.entities.entity import NamedEntity, gender_of, is_mans_by_form, is_part_of_name
from newsextract.entities.grouping import group
from newsextract.entities.index import Entities
from newsextract.entities.spelling import spell_as_written
