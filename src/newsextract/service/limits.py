"""How much may be sent: bytes are counted as they come, before anything is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import HTTPException
from fastapi.responses import JSONResponse

from newsextract.errors import OptionError, check_count

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
MEGABYTE = 1_000_000
TOO_LARGE = int(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
UNPACKED = 10  # an archive may hold so many times what may be sent


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be sent. OptionError for less than any.

    megabytes: of one request. texts: that are read for one request.
    """

    megabytes: float = 20
    texts: int = 2000

    def __post_init__(self) -> None:
        if not self.megabytes > 0:
            raise OptionError(f"megabytes must be more than 0, not {self.megabytes:g}")
        check_count("texts", self.texts)

    @property
    def most(self) -> int:
        """The most bytes of a request."""
        return int(self.megabytes * MEGABYTE)

    def reason(self) -> str:
        """Why a request is refused."""
        return f"more than {self.megabytes:g} MB are not taken at once"

    def check_archive(self, data: bytes) -> None:
        """HTTPException for an archive that would unpack to too much: a zip, also one that is called .xlsx."""
        if not data.startswith(b"PK"):
            return
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                size = sum(info.file_size for info in archive.infolist())
        except zipfile.BadZipFile:
            return  # whoever reads it says so
        if size > UNPACKED * self.most:
            raise HTTPException(TOO_LARGE, f"the archive unpacks to {size / MEGABYTE:.0f} MB")


class BodyLimit:
    """Answers 413 as soon as a request is longer than it may be, whatever length it declares."""

    def __init__(self, app: Any, limits: Limits) -> None:
        self.app, self.limits = app, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is short enough."""
        declared = dict(scope.get("headers", ())).get(b"content-length", b"0")
        if declared.isdigit() and int(declared) > self.limits.most:
            await JSONResponse({"detail": self.limits.reason()}, TOO_LARGE)(scope, receive, send)
            return
        received = 0

        async def counted() -> MutableMapping[str, Any]:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self.limits.most:
                raise HTTPException(TOO_LARGE, self.limits.reason())
            return message

        await self.app(scope, counted, send)
