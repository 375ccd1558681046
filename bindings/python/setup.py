"""Puts the shared library into the package: the one that JITNEY_LIBRARY names, or a release build of the source tree
that this directory stands in.
"""

import json
import os
import shutil
import subprocess
import sys

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FILE = {"darwin": "libjitney.dylib", "win32": "jitney.dll"}.get(sys.platform, "libjitney.so")


def built_library() -> str:
    """Builds the library with cargo and returns its file."""
    manifest = os.path.join(ROOT, "Cargo.toml")
    if not os.path.isfile(manifest):
        raise SystemExit(
            "jitney is built from its source tree: run `pip install ./bindings/python` there, or name a built "
            f"{FILE} in the environment variable JITNEY_LIBRARY"
        )
    if shutil.which("cargo") is None:
        raise SystemExit(
            f"building {FILE} needs Rust's cargo (https://rustup.rs), or name a built one in the environment variable "
            "JITNEY_LIBRARY"
        )
    command = ["cargo", "build", "--release", "--lib", "--message-format=json-render-diagnostics"]
    done = subprocess.run([*command, "--manifest-path", manifest], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    for line in done.stdout.splitlines():
        message = json.loads(line) if line.startswith("{") else {}
        if message.get("reason") == "compiler-artifact" and message["target"]["name"] == "jitney":
            for name in message["filenames"]:
                if os.path.basename(name) == FILE:
                    return name
    raise SystemExit(f"cargo built no {FILE}")


class BuildWithLibrary(build_py):
    """`build_py`, and the library beside the modules."""

    def run(self):
        super().run()
        library = os.environ.get("JITNEY_LIBRARY") or built_library()
        if not os.path.isfile(library):
            raise SystemExit(f"JITNEY_LIBRARY names {library!r}, which is not a file")
        # An editable install finds the source tree's own build.
        if not self.editable_mode:
            package = os.path.join(self.build_lib, "jitney")
            self.mkpath(package)
            shutil.copy(os.path.realpath(library), os.path.join(package, FILE))


class PlatformWheel(bdist_wheel):
    """A wheel for any Python 3 of this platform: the library needs no Python."""

    def finalize_options(self):
        super().finalize_options()
        self.root_is_pure = False

    def get_tag(self):
        return "py3", "none", super().get_tag()[2]


setup(cmdclass={"build_py": BuildWithLibrary, "bdist_wheel": PlatformWheel})
