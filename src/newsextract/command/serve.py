"""Run the service on this machine."""

from __future__ import annotations

import socket
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

from newsextract.command.messages import MESSAGES, Language
from newsextract.command.watch_list import read_watch_list
from newsextract.errors import OptionError
from newsextract.extractor import Extractor
from newsextract.extras import needed

HOST = "127.0.0.1"
LAST_PORT = 65535
UNTIL_IT_ANSWERS = 0.5  # seconds
AT_ONCE = 64  # requests; of more, each is told to come again later


@dataclass(frozen=True, slots=True)
class Service:
    """What is served, and where; see `newsextract serve --help`."""

    port: int
    open_browser: bool
    max_megabytes: float
    lang: Language
    watch_list: Path | None = None
    tagger: Path | None = None

    def extractor(self) -> Extractor:
        """What reads the texts."""
        gazetteer: dict[str, Any] = {"gazetteer": read_watch_list(self.watch_list)} if self.watch_list else {}
        return Extractor(tokens=False, ner=self.tagger, **gazetteer)


def run_service(service: Service) -> int:
    """Serve until Ctrl-C. ImportError without the extra, OptionError where the port is taken."""
    with needed("fastapi", "serve"), needed("uvicorn", "serve"), needed("python_multipart", "serve"):
        import python_multipart  # noqa: F401  # FastAPI reads forms by it
        import uvicorn

        from newsextract.service import Limits, create_app
    limits = Limits(megabytes=service.max_megabytes)
    app = create_app(service.extractor(), limits=limits, lang=service.lang)
    with listening(service.port) as own:
        address = f"http://{HOST}:{own.getsockname()[1]}"
        print(MESSAGES[service.lang]["serving"].format(address=address), flush=True)
        if service.open_browser:
            Timer(UNTIL_IT_ANSWERS, webbrowser.open, [address]).start()
        config = uvicorn.Config(app, log_level="warning", access_log=False, limit_concurrency=AT_ONCE)
        uvicorn.Server(config).run(sockets=[own])
    return 0


def listening(port: int) -> socket.socket:
    """A socket of this machine only."""
    if not 0 <= port <= LAST_PORT:
        raise OptionError(f"port must be 0 to {LAST_PORT}, not {port}")
    own = socket.socket()
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        own.bind((HOST, port))
        own.listen()  # who comes as soon as the address is printed waits a moment
    except OSError as error:
        own.close()
        raise OptionError(f"port {port}: {error.strerror}; --port takes another, 0 a free one") from None
    return own
