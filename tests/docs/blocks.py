"""The fenced blocks of a Markdown page, and how each language is run.

`python` blocks of a page share their names; blocks with `>>>` are compared with what they print. `console` blocks run each
`$` line in a shell and compare what stands below it; `…` stands for any text. A `yaml` block that begins with `# file: name`
is written to that file, one that begins with `# add to: name` goes to its end, any other has to be YAML. `text` is no code.
A comment `<!-- not run: reason -->` before a block leaves it out.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

_BLOCK = re.compile(
    r"(?:^<!-- not run: (?P<reason>[^\n]+?) -->\n\n?)?^```(?P<language>\w*)[^\n]*\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """One fenced block: where it begins, what language it is in, its text, and why it is not run ("" if it is)."""

    line: int
    language: str
    text: str
    reason: str


def blocks(page: Path) -> Iterator[Block]:
    """Blocks of a page from top to bottom."""
    text = page.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        line = text.count("\n", 0, found.start("text"))
        yield Block(line, found["language"], found["text"], found["reason"] or "")


@dataclass
class Reader:
    """Someone who follows a page from top to bottom in an empty folder."""

    folder: Path
    names: dict[str, Any] = field(default_factory=dict)

    def follow(self, block: Block) -> None:
        """Run a block, or fail with what differs."""
        if block.language == "text":
            return
        ways: dict[str, Callable[[str], None]] = {"python": self.python, "console": self.console, "yaml": self.yaml}
        assert block.language in ways, f"a block in {block.language or 'no language'} cannot be run: say why before it"
        ways[block.language](block.text)

    def python(self, text: str) -> None:
        """Python, as a script or as a session with what it prints."""
        if not text.startswith(">>>"):
            exec(compile(text, "block", "exec"), self.names)
            return
        flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        test = doctest.DocTestParser().get_doctest(text.replace("…", "..."), self.names, "block", None, 0)
        shown: list[str] = []
        failed, _ = doctest.DocTestRunner(optionflags=flags).run(test, out=shown.append, clear_globs=False)
        self.names.update(test.globs)
        assert not failed, "".join(shown)

    def console(self, text: str) -> None:
        """A shell session."""
        session = re.sub(r"\\\n\s*", "", text)
        for command, expected in re.findall(r"^\$ ([^\n]*)\n((?:(?!\$ )[^\n]*\n)*)", session, re.MULTILINE):
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=self.folder,
                env=surroundings(),
                text=True,
                check=False,
                encoding="utf-8",
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
            assert done.returncode == 0, f"$ {command}\n{done.stdout}"
            assert matches(expected, done.stdout), f"$ {command}\nexpected:\n{expected}\nfound:\n{done.stdout}"

    def yaml(self, text: str) -> None:
        """A file, or a part of one."""
        named = re.match(r"# (file|add to): ([\w.-]+)\n", text)
        if named:
            path = self.folder / named[2]
            before = path.read_text(encoding="utf-8") if named[1] == "add to" else ""
            text = before + text.split("\n", 1)[1]
            path.write_text(text, encoding="utf-8")
        assert YAML(typ="safe", pure=True).load(text) is not None


def surroundings() -> dict[str, str]:
    """Environment of a documented command: 80 columns, no colours, the `standing` of these tests first."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PATH": path, "PYTHONIOENCODING": "utf-8"}


def matches(expected: str, found: str) -> bool:
    """Whether a command printed what the page says; a page may also show nothing of it."""
    if not expected.strip():
        return True
    pattern = ".*?".join(re.escape(part) for part in _lines(expected).split("…"))
    return re.fullmatch(pattern, _lines(found), re.DOTALL) is not None


def _lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
