"""Names in the text: where they begin and end, and what they name."""

from newsextract.names.asked import changes
from newsextract.names.capitals import in_small_letters, is_shouted
from newsextract.names.elsewhere import initials_of
from newsextract.names.find import find_names, read_bio
from newsextract.names.legal_forms import is_legal_form
from newsextract.names.phrases import is_body_noun, noun_before
from newsextract.names.spans import CLOSING_MARKS, HASTY_MARKS, OPENING_MARKS, Name, override, surface
from newsextract.names.watch_list import Record, WatchList, read_watch_list
