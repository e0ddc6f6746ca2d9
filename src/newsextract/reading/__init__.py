"""Files in, texts out: text, HTML, CSV, Excel, JSON Lines, Parquet, zip, folders of these; one `Item` a text."""

from newsextract.reading.decoding import decode, encoding_of
from newsextract.reading.files import Source, find_sources
from newsextract.reading.items import Columns, Item
from newsextract.reading.kinds import kind_of
from newsextract.reading.read import count_items, read_items
