"""Where output goes: looked at before the run, so that no work is lost for want of a folder, and written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from standing.cli.wrong import wrong


def file_place(option: str, text: str) -> Path:
    """Path of a file that can be written.

    Parameters
    ----------
    option
        The option that names it, for the message.
    text
        The path as it was typed.

    Returns
    -------
    pathlib.Path
        The path.

    Raises
    ------
    InputError
        If its folder does not exist or may not be written, or the path is that of a folder.
    """
    path = Path(text)
    if not text or "\0" in text or path.is_dir():
        raise wrong(option, text or "nothing", "the path of a file")
    if not path.parent.is_dir():
        raise wrong(option, text, f"a file in a folder that exists ({path.parent} does not)")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise wrong(option, text, "a file that may be written")
    return path


def folder_place(option: str, text: str) -> Path:
    """Path of a folder that can be written; it is made when the run is over.

    Parameters
    ----------
    option
        The option that names it, for the message.
    text
        The path as it was typed.

    Returns
    -------
    pathlib.Path
        The path.

    Raises
    ------
    InputError
        If it is a file, or neither it nor a folder above it may be written.
    """
    path = Path(text)
    if not text or "\0" in text:
        raise wrong(option, text or "nothing", "the path of a folder")
    nearest = next((each for each in (path, *path.absolute().parents) if each.exists()), Path())
    if not nearest.is_dir():
        raise wrong(option, text, f"a folder ({nearest} is a file)")
    if not os.access(nearest, os.W_OK):
        raise wrong(option, text, "a folder that may be written")
    return path


def write_file(option: str, place: Path, text: str) -> None:
    """Write a text to a file, whole or not at all.

    Parameters
    ----------
    option
        The option that names it, for the message.
    place
        The file.
    text
        What it will hold.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    from standing.records.whole import whole_file

    try:
        with whole_file(place) as draft:
            draft.write_text(text, encoding="utf-8")
    except OSError as error:
        raise wrong(option, place, f"a file that can be written ({error.strerror})") from None
