"""A page to try it, and the same over HTTP: `newsextract serve`, or `uvicorn --factory newsextract.service:create_app`.

Needs the extra "serve". Nothing that is sent is kept.
"""

from newsextract.service.app import create_app
from newsextract.service.limits import Limits

__all__ = ["Limits", "create_app"]
