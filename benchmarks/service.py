"""How many requests a second `newsextract serve` answers, and how long each takes.

    python benchmarks/service.py --articles FOLDER [--clients 1 4 16] [--requests 600]

The service runs as a process of its own; every client posts article after article to /extract.
"""

from __future__ import annotations

import argparse
import json
import signal
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from inputs import read_texts


@contextmanager
def service() -> Iterator[str]:
    """The address of a service of its own."""
    command = [sys.executable, "-m", "newsextract", "serve", "--port", "0", "--lang", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            yield running.stdout.readline().split()[4]
        finally:
            running.send_signal(signal.SIGINT)


def ask(address: str, text: str) -> float:
    """Post a text; the seconds until the answer is there."""
    request = urllib.request.Request(  # noqa: S310  # of this machine
        f"{address}/extract", json.dumps({"text": text}).encode(), {"Content-Type": "application/json"}
    )
    start = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        answer.read()
    return time.perf_counter() - start


def measure(address: str, texts: Sequence[str], clients: int, requests: int) -> str:
    """A line: clients, requests a second, milliseconds of the middle one and of one in twenty."""
    given = [texts[number % len(texts)] for number in range(requests)]
    start = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        taken = sorted(pool.map(lambda text: ask(address, text), given))
    rate = requests / (time.perf_counter() - start)
    middle, late = 1000 * statistics.median(taken), 1000 * taken[int(0.95 * requests)]
    return f"| {clients} | {rate:.0f} | {middle:.0f} | {late:.0f} |"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--requests", type=int, default=600)
    options = parser.parse_args()
    texts = list(read_texts(options.articles, []))
    print(f"{len(texts)} articles, {statistics.mean(map(len, texts)):.0f} characters each")
    print("| clients | requests a second | median, ms | 95 of 100 within, ms |\n|---|---|---|---|")
    with service() as address:
        measure(address, texts, 1, len(texts))  # everything is loaded, every word met
        for clients in options.clients:
            print(measure(address, texts, clients, options.requests), flush=True)


if __name__ == "__main__":
    main()
