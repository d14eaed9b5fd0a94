"""One synthetic person: what happened, when, and by which rule."""

from __future__ import annotations

from standing.report.page.pictures import picture
from standing.report.page.section import Data, Section
from standing.report.page.subject import Subject


def data(subject: Subject) -> Data | None:
    """Give one life of the run; None where none is told.

    Parameters
    ----------
    subject
        What the page is about.
    """
    if subject.life is None:
        return None
    (_, head), *others = subject.life.sections()
    return {
        "person": subject.life.person,
        "head": head,
        "timeline": picture(subject, "timeline"),
        "sections": [
            {
                "title": title,
                "dated": [line for line in lines if isinstance(line, tuple)],
                "plain": [line for line in lines if not isinstance(line, tuple)],
            }
            for title, lines in others
        ],
        "command": subject.command("life", str(subject.life.person)),
    }


LIFE = Section("life", data)
