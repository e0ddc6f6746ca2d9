"""Results as spaCy documents: `pip install '.[spacy]'` in a clone. No model of spaCy's is needed.

    doc = to_doc(article)
    doc.sents                sentences; what stands between two belongs to the one before
    doc.ents                 names, with the entity's id as `ent_id_` and the user's link as `kb_id_`
    doc.spans["mentions"]    names, roles and pronouns: `label_` is the type, `id_` the entity
    doc.spans["quotes"]      every part of a quotation: `label_` is its type, `id_` its number, `kb_id_` its speaker
    doc.spans["cues"]        reporting words: `id_` is the quotation's number

`doc.text == article.text`, so spans have the same offsets, `start_char` and `end_char`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from newsextract.article import Article, Token
from newsextract.extras import needed

if TYPE_CHECKING:
    from spacy.tokens import Doc, DocBin, Span
    from spacy.vocab import Vocab


def to_doc(article: Article, vocab: Vocab | None = None) -> Doc:
    """One document. `vocab` is that of the caller's own pipeline; a blank Russian one by default."""
    with needed("spacy", "spacy"):
        import spacy
        from spacy.tokens import Doc, SpanGroup

    pieces = cut(article)
    doc = Doc(vocab or spacy.blank("ru").vocab, [word for word, _, _ in pieces], [space for _, space, _ in pieces])
    doc = with_grammar(doc, [token for _, _, token in pieces])
    mark_sentences(doc, article)
    named = [(mention, entity) for entity in article.entities for mention in entity.mentions]
    mentions = [span_at(doc, m.start, m.stop, e.type, str(e.id), e.link) for m, e in named]
    names = [span for span, (mention, _) in zip(mentions, named, strict=True) if mention.kind == "name"]
    doc.set_ents(spacy.util.filter_spans(names))
    quotes = [
        span_at(doc, part.start, part.stop, quote.type, str(number), quote.speaker.name if quote.speaker else None)
        for number, quote in enumerate(article.quotes, start=1)
        for part in quote.spans
    ]
    cues = [
        span_at(doc, quote.cue.start, quote.cue.stop, "cue", str(number), None)
        for number, quote in enumerate(article.quotes, start=1)
        if quote.cue
    ]
    for name, spans in (("mentions", mentions), ("quotes", quotes), ("cues", cues)):
        doc.spans[name] = SpanGroup(doc, name=name, spans=spans)
    return doc


def to_docbin(articles: Iterable[Article], vocab: Vocab | None = None) -> DocBin:
    """Many documents in the form in which spaCy stores them."""
    with needed("spacy", "spacy"):
        import spacy
        from spacy.tokens import DocBin

    shared = vocab or spacy.blank("ru").vocab
    return DocBin(docs=[to_doc(article, shared) for article in articles], store_user_data=True)


Piece = tuple[str, bool, "Token | None"]


def cut(article: Article) -> list[Piece]:
    """The whole text as words, each with whether one space follows; what is no token stands between them."""
    pieces: list[Piece] = []
    end = 0
    for token in article.tokens:
        add_gap(pieces, article.text[end : token.start])
        pieces.append((token.text, False, token))
        end = token.stop
    add_gap(pieces, article.text[end:])
    return pieces


def add_gap(pieces: list[Piece], gap: str) -> None:
    """One space belongs to the word before it; any other gap is a word."""
    if gap.startswith(" ") and pieces:
        word, _, token = pieces[-1]
        pieces[-1] = (word, True, token)
        gap = gap[1:]
    if gap:
        pieces.append((gap, False, None))


def with_grammar(doc: Doc, tokens: list[Token | None]) -> Doc:
    """Lemma, part of speech, features, head and relation where the article's tokens have them."""
    at = [i for i, token in enumerate(tokens) if token is not None]  # the word of the document for every token
    for i, token in enumerate(tokens):
        if token is None:
            continue
        if token.pos is not None:
            doc[i].lemma_, doc[i].pos_ = token.lemma or "", token.pos
            doc[i].set_morph(token.feats or {})
        if token.rel is not None:
            doc[i].dep_ = token.rel
            doc[i].head = doc[at[token.head]] if token.head is not None else doc[i]
    return doc


def mark_sentences(doc: Doc, article: Article) -> None:
    """Where sentences begin. A document that has heads takes its sentences from them."""
    begins = {sentence.start for sentence in article.sentences}
    if not doc.has_annotation("DEP"):
        for word in doc:
            word.is_sent_start = word.idx in begins or word.i == 0


def span_at(doc: Doc, start: int, stop: int, label: str, id_: str, kb_id: str | None) -> Span:
    """A span by code points; borders inside a word are widened to it."""
    span: Any = doc.char_span(start, stop, label=label, alignment_mode="expand", span_id=id_, kb_id=kb_id or "")
    return span
