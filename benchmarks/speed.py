"""Speed beside natasha: the same articles, one process each, one core, alternating rounds. Prints one table of ratios.

    python benchmarks/speed.py --texts DIR [--jsonl FILE ...] [--rounds 5] [--only stream]

DIR holds articles as `*.txt`, a FILE one a line under "text"; any will do, and 700 different ones are wanted for the
first row. Only ratios mean anything: machines are shared. natasha runs its own pipeline (segment, NER, morphology,
syntax, normalised names) in a process of its own; each pair of measurements alternates, and the ratio is the median of
the rounds' ratios. Time is that of the processor, since machines are shared. BLAS has one thread, and where the system
allows it the processes share one core. Compiled modules are written and read, as after any installation.

The first row is what a user sees: a stream in which every article is new, read with `pipe`; in the second row, each by
a call of its own. Both processes are fresh in every round; they read 400 articles, then the next 300 are timed once.
The warm rows read the articles of DIR again and again, each by a call of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from inputs import read_texts
from natasha_pipeline import natasha

THREADS = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
LONG = 10  # the factor between a text and a longer one


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--jsonl", type=Path, nargs="*", default=[])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=["stream"])
    parser.add_argument("--serve", choices=sorted(SERVED), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(SERVED[options.serve])
        return
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.texts.glob("*.txt"))]
    print(f"{len(texts)} articles, {sum(map(len, texts))} code points, {options.rounds} rounds")
    print("".ljust(58), "newsextract", "natasha", "ratio", sep="  ")
    for label, ours in STREAMS:
        print_row(label, compare_stream(ours, list(read_texts(None, options.jsonl)) or texts, options.rounds))
    if options.only:
        return
    for label, ours, theirs in PAIRS:
        print_row(label, compare(ours, theirs, texts, options.rounds))
    print_start(texts[0], options.rounds)
    print_memory(texts)
    print_scaling(texts, options.rounds)
    print_workers(texts, options.rounds)


# --- servers: one task each, timed inside ----------------------------------------------------------------------------


def serve(make: Callable[[], Callable[[list[str]], int]]) -> None:
    """Load, then time each list of texts that comes in as a line of JSON; answer with tokens and processor seconds."""
    run = make()
    print("ready", flush=True)
    for line in sys.stdin:
        texts = json.loads(line)
        began = time.process_time()
        tokens = run(texts)
        print(json.dumps([tokens, time.process_time() - began]), flush=True)


def our_article(**settings: Any) -> Callable[[list[str]], int]:
    """The whole Article."""
    from newsextract import Extractor

    nx = Extractor(**settings)
    return lambda texts: sum(len(nx(text).tokens) for text in texts)


def our_stream() -> Callable[[list[str]], int]:
    """The whole Article, of texts that come in a stream."""
    from newsextract import Extractor

    nx = Extractor()
    return lambda texts: sum(len(article.tokens) for article in nx.pipe(texts))


def our_names() -> Callable[[list[str]], int]:
    """Names alone, as the model tags them."""
    from newsextract import Extractor
    from newsextract.text import lay_out, segment

    nx = Extractor()
    return lambda texts: sum(len(nx.name_tags(segment(t, lay_out(t).paragraphs))) for t in texts)


def natasha_article(lemmas: bool) -> Callable[[list[str]], int]:
    """natasha's pipeline as its documentation shows it: segment, morphology, syntax, NER, normalised names."""
    package = natasha()
    vocabulary, embedding = package.MorphVocab(), package.NewsEmbedding()
    morph, syntax = package.NewsMorphTagger(embedding), package.NewsSyntaxParser(embedding)
    ner = package.NewsNERTagger(embedding)

    def read(doc: Any) -> None:
        doc.tag_morph(morph)
        doc.parse_syntax(syntax)
        doc.tag_ner(ner)
        for token in doc.tokens if lemmas else ():
            token.lemmatize(vocabulary)
        for span in doc.spans:
            span.normalize(vocabulary)

    return over_docs(package, read)


def natasha_names() -> Callable[[list[str]], int]:
    """natasha's segmentation and NER."""
    package = natasha()
    ner = package.NewsNERTagger(package.NewsEmbedding())
    return over_docs(package, lambda doc: doc.tag_ner(ner))


def over_docs(package: Any, read: Callable[[Any], None]) -> Callable[[list[str]], int]:
    """Segment each text and read it; the answer counts tokens."""
    segmenter = package.Segmenter()

    def run(texts: list[str]) -> int:
        tokens = 0
        for text in texts:
            doc = package.Doc(text)
            doc.segment(segmenter)
            read(doc)
            tokens += len(doc.tokens)
        return tokens

    return run


SERVED: dict[str, Callable[[], Callable[[list[str]], int]]] = {
    "article": our_article,
    "stream": our_stream,
    "grammar": lambda: our_article(morphology=True, syntax=True),
    "names": our_names,
    "natasha-article": lambda: natasha_article(lemmas=False),
    "natasha-grammar": lambda: natasha_article(lemmas=True),
    "natasha-names": natasha_names,
}
STREAMS = (
    ("a stream of new articles, with pipe (tokens/s)", "stream"),
    ("a stream of new articles, with a call for each (tokens/s)", "article"),
)
PAIRS = (
    ("the same articles again and again, warm (tokens/s)", "article", "natasha-article"),
    ("with morphology, syntax, lemmas of every token (tokens/s)", "grammar", "natasha-grammar"),
    ("segmentation and NER alone (tokens/s)", "names", "natasha-names"),
)


# --- the measurements -------------------------------------------------------------------------------------------------


class Served:
    """A process that runs one task."""

    def __init__(self, task: str) -> None:
        command = [sys.executable, __file__, "--serve", task]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment | THREADS
        )
        pin(self._process.pid)
        self._read()

    def run(self, texts: Sequence[str]) -> tuple[int, float]:
        """Tokens and seconds."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(texts) + "\n")
        self._process.stdin.flush()
        tokens, seconds = json.loads(self._read())
        return tokens, seconds

    def peak(self) -> float:
        """The most memory it had, in MB; 0 where the system does not tell."""
        status = Path(f"/proc/{self._process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def _read(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the measured process ended")
        return line


def pin(process: int) -> None:
    """Keep a process on the first core that this one may use."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(process, {min(os.sched_getaffinity(0))})


def compare(ours: str, theirs: str, texts: Sequence[str], rounds: int) -> tuple[float, float, float]:
    """Tokens a second of both, medians, and the median ratio. Each tokenizes its own way: our tokens count for both."""
    mine, other = Served(ours), Served(theirs)
    tokens, _ = mine.run(texts)  # warm
    other.run(texts)
    times = [(mine.run(texts)[1], other.run(texts)[1]) for _ in range(rounds)]
    mine.close()
    other.close()
    return rates(tokens, times)


def compare_stream(ours: str, texts: Sequence[str], rounds: int) -> tuple[float, float, float]:
    """The same for articles that are read once, by new processes that have read others: most words have been seen.

    Of fewer than BEFORE + ONCE articles, the same shares are read before and timed.
    """
    split = len(texts) * BEFORE // (BEFORE + ONCE)
    before, timed = texts[:split][:BEFORE], texts[split:][:ONCE]

    def once(task: str) -> tuple[int, float]:
        served = Served(task)
        served.run(before)
        result = served.run(timed)
        served.close()
        return result

    pairs = [(once(ours), once("natasha-article")) for _ in range(rounds)]
    tokens, _ = pairs[0][0]
    return rates(tokens, [(mine, other) for (_, mine), (_, other) in pairs])


BEFORE, ONCE = 400, 300  # articles of a stream: read before, and timed


def rates(tokens: int, times: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Tokens a second of both, medians, and the median ratio. times: seconds of ours and of natasha, by rounds."""
    return (
        tokens / statistics.median(a for a, _ in times),
        tokens / statistics.median(b for _, b in times),
        statistics.median(b / a for a, b in times),
    )


def print_row(label: str, compared: tuple[float, float, float]) -> None:
    """Tokens a second of both, and the ratio."""
    mine, other, ratio = compared
    print(label.ljust(58), f"{mine:11,.0f}", f"{other:7,.0f}", f"{ratio:5.2f}", sep="  ")


def print_start(text: str, rounds: int) -> None:
    """From a new process to its first result."""

    def first(task: str) -> float:
        began = processor_time_of_children()
        served = Served(task)
        served.run([text])
        served.close()
        return processor_time_of_children() - began

    first("article"), first("natasha-article")  # their modules are compiled
    times = [(first("article"), first("natasha-article")) for _ in range(rounds)]
    mine, other = (statistics.median(column) for column in zip(*times, strict=True))
    print("cold start to the first article (s; ratio: ours / natasha's)".ljust(58), end="  ")
    print(f"{mine:11.2f}  {other:7.2f}  {statistics.median(a / b for a, b in times):5.2f}")


def processor_time_of_children() -> float:
    """Seconds that processes which have ended took."""
    times = os.times()
    return times.children_user + times.children_system


def print_memory(texts: Sequence[str]) -> None:
    """The peak of one process that read all texts."""
    peaks = []
    for task in ("article", "natasha-article"):
        served = Served(task)
        served.run(texts)
        peaks.append(served.peak())
        served.close()
    print("peak memory (MB; ratio: ours / natasha's)".ljust(58), end="  ")
    print(f"{peaks[0]:11.0f}  {peaks[1]:7.0f}  {peaks[0] / (peaks[1] or 1):5.2f}")


def print_scaling(texts: Sequence[str], rounds: int) -> None:
    """What a text costs beside its ten tenths, up to 5 MB: 10 times one tenth is what length alone would cost."""
    served = Served("article")
    source = "\n".join(texts)
    served.run(texts)
    for size in (50_000, 500_000, 5_000_000):
        text = (source * (size // len(source) + 1))[:size]
        parts = [text[at : at + size // LONG] for at in range(0, size, size // LONG)]
        repeat = rounds if size < 5_000_000 else 1
        times = [(served.run(parts)[1], served.run([text])[1]) for _ in range(repeat)]
        whole = statistics.median(b for _, b in times)
        print(f"one text of {size:,} code points: {whole:.2f} s".ljust(58), end="  ")
        print(f"{LONG * statistics.median(b / a for a, b in times):.1f} times the time of one of its {LONG} tenths")
    served.close()


def print_workers(texts: Sequence[str], rounds: int) -> None:
    """Two processes over `pipe` against one, with every token of the results read: start and end of a stream count,
    the time in which each process gets to know the words does not.
    """
    from newsextract import Extractor

    nx = Extractor()

    def seconds(processes: int) -> float:
        results = nx.pipe(list(texts) * (WARM + TIMED), n_process=processes, batch_size=16)
        read(islice(results, WARM * len(texts)))
        began = time.perf_counter()
        read(results)
        return time.perf_counter() - began

    def read(articles: Iterator[Any]) -> None:
        for article in articles:
            len(article.tokens)

    ratios = sorted(seconds(1) / seconds(2) for _ in range(rounds))
    spread = f"({ratios[0]:.2f} to {ratios[-1]:.2f})"
    print("two processes over pipe against one".ljust(58), spread.rjust(22), f"{statistics.median(ratios):6.2f}")


WARM, TIMED = 8, 16  # how often a stream has every article before time is taken, and while it is


if __name__ == "__main__":
    os.environ |= THREADS
    main()
