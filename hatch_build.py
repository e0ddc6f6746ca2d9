"""Compiles the arithmetic of the models (src/newsextract/models/engine/arithmetic.c) when the package is installed.

By the compiler that the machine has: CC, cc, gcc or clang; where there is none, by Zig's, which comes as a package.
Where nothing compiles it, the package is installed without: the tagger computes in numpy then, more slowly.

`make wheels` sets NEWSEXTRACT_WHEEL to one of the tags in WHEELS: Zig compiles for that platform then.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
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


WHEELS = {  # the platform's tag of a wheel -> what Zig calls the platform; glibc and macOS no later than the tag says
    "manylinux_2_17_x86_64.manylinux2014_x86_64": "x86_64-linux-gnu.2.17",
    "manylinux_2_17_aarch64.manylinux2014_aarch64": "aarch64-linux-gnu.2.17",
    "musllinux_1_2_x86_64": "x86_64-linux-musl",
    "musllinux_1_2_aarch64": "aarch64-linux-musl",
    "macosx_11_0_x86_64": "x86_64-macos.11.0",
    "macosx_11_0_arm64": "aarch64-macos.11.0",
    "win_amd64": "x86_64-windows-gnu",
    "any": "",  # nothing compiled: numpy computes
}


class CompileArithmetic(BuildHookInterface):  # type: ignore[misc]  # hatchling is there only when this runs
    """hatchling's hook."""

    def dependencies(self) -> list[str]:
        """What the build needs beside hatchling."""
        return [] if compiler() and not wanted() else [ZIG]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files are gathered; the wheel is for this platform then, or for the one that is wanted."""
        root, tag = Path(self.root), wanted()
        if tag == "any":
            (root / LIBRARY).unlink(missing_ok=True)
            return
        command = zig_for(tag) if tag else compiler() or zig_for("")
        failure = compile_library(root / SOURCE, root / LIBRARY, command)
        if failure and tag:
            raise RuntimeError(f"{tag}: {failure}")
        if failure:
            self.app.display_warning(f"The tagger will compute in numpy, more slowly: {failure}")
            return
        build_data["artifacts"].append(f"/{LIBRARY.as_posix()}")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{tag or platform_tag(root / LIBRARY)}"


def wanted() -> str:
    """The tag of the wheel that `make wheels` wants; empty where a package is installed."""
    tag = os.environ.get("NEWSEXTRACT_WHEEL", "")
    if tag and tag not in WHEELS:
        raise ValueError(f"NEWSEXTRACT_WHEEL must be one of {', '.join(WHEELS)}, not {tag!r}")
    return tag


def zig_for(tag: str) -> list[str]:
    """Zig's command for a platform, else for this one.

    It compiles for the machine's own processor unless it is told not to; the library chooses when it runs.
    """
    target = ["-target", WHEELS[tag]] if tag else []
    return [sys.executable, "-m", "ziglang", "cc", *target, "-mcpu=baseline"]


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


def compile_library(source: Path, library: Path, command: Sequence[str]) -> str:
    """Compile; why it did not work, or nothing."""
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
        for left in library.parent.glob("*.pdb"):  # beside a library for Windows
            left.unlink()
    return ""
