"""Compiles the arithmetic of the models (src/newsextract/models/engine/arithmetic.c) when the package is installed.

By the compiler that the machine has: CC, cc, gcc or clang; where there is none, by Zig's, which comes as a package.
Where nothing compiles it, the package is installed without: the tagger computes in numpy then, more slowly.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging import tags  # a dependency of hatchling's

TAGGER = Path("src/newsextract/models/engine")
SOURCE = TAGGER / "arithmetic.c"
LIBRARY = TAGGER / "libarithmetic.so"  # the name that compiled.py looks for on every system
OPTIONS = "-O3 -std=c11 -ffp-contract=fast -fvisibility=hidden -shared -fPIC".split()
COMPILERS = ("cc", "gcc", "clang")
MACHINES = ("x86_64", "AMD64", "aarch64", "arm64")  # that Zig is packaged for
SYMBOL_VERSION = re.compile(rb"GLIBC_(\d+)\.(\d+)")
OLDEST = (2, 17)  # of glibc that has a tag and that Python is still built for
ZIG = "ziglang>=0.11; " + " or ".join(f"platform_machine == '{machine}'" for machine in MACHINES)


class CompileArithmetic(BuildHookInterface):  # type: ignore[misc]  # hatchling is there only when this runs
    """hatchling's hook."""

    def dependencies(self) -> list[str]:
        """What the build needs beside hatchling."""
        return [] if compiler() else [ZIG]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files are gathered; the wheel is for this platform then."""
        root = Path(self.root)
        failure = compile_library(root / SOURCE, root / LIBRARY)
        if failure:
            self.app.display_warning(f"The tagger will compute in numpy, more slowly: {failure}")
            return
        build_data["artifacts"].append(f"/{LIBRARY.as_posix()}")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform_tag(root / LIBRARY)}"


def platform_tag(library: Path) -> str:
    """The platform of the wheel. An index refuses plain "linux": it wants to know the C library that is needed.

    That is told by the versions of its symbols that the compiled file asks for; musl has no such versions.
    """
    own = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    if not own.startswith("linux"):
        return own
    musl = next((tag for tag in tags.platform_tags() if tag.startswith("musllinux")), None)
    wanted = [(int(a), int(b)) for a, b in SYMBOL_VERSION.findall(library.read_bytes())]
    return musl or own.replace("linux", "manylinux_{}_{}".format(*max([OLDEST, *wanted])))


def compiler() -> list[str]:
    """The command of the machine's compiler, empty where there is none."""
    if os.environ.get("CC"):
        return shlex.split(os.environ["CC"])
    return next(([found] for name in COMPILERS if (found := shutil.which(name))), [])


def compile_library(source: Path, library: Path) -> str:
    """Compile; why it did not work, or nothing."""
    # Zig compiles for the machine's own processor unless it is told not to; the library chooses when it runs
    command = compiler() or [sys.executable, "-m", "ziglang", "cc", "-mcpu=baseline"]
    made = library.with_suffix(f".{os.getpid()}")
    try:
        done = subprocess.run([*command, *OPTIONS, source, "-o", made], capture_output=True, text=True, check=False)
        if done.returncode:
            return done.stderr.strip()[-500:] or f"{command[0]} failed"
        made.replace(library)  # at once: a process may be loading the one before
    except OSError as error:
        return str(error)
    finally:
        made.unlink(missing_ok=True)
    return ""
