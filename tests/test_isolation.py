"""Neither natasha nor pymorphy2 is imported, nothing of setuptools is needed, and nothing goes to the network."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import socket, sys

def forbidden(*args, **kwargs):
    raise AssertionError("network")

socket.socket.connect = forbidden
socket.getaddrinfo = forbidden
sys.modules["pkg_resources"] = None  # as where setuptools 82 or none is installed
sys.modules["setuptools"] = None
from newsextract import Extractor
article = Extractor(morphology=True, syntax=True)("«Мы готовы», — сказал Пётр Иванов.")
assert article.quotes[0].speaker.name == "Пётр Иванов", article
loaded = {name.partition(".")[0] for name in sys.modules}
assert not loaded & {"natasha", "pymorphy2", "yargy"}, loaded
print("done")
"""

LIGHT = """
import sys
import newsextract
newsextract.Article
loaded = {name.partition(".")[0] for name in sys.modules}
assert not loaded & {"numpy", "slovnet", "navec", "pymorphy3", "tqdm"}, loaded
print("done")
"""


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_natasha_is_never_imported_and_no_network_is_used() -> None:
    assert run(PROGRAM) == "done\n"


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert run(LIGHT) == "done\n"
