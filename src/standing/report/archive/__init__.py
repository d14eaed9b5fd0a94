"""A RUN FOR KEEPS: a folder with everything that it takes to read, check, cite and repeat a run.

`record` says which run it is, `environment` where it was made, `citation` how it is cited, `crate` describes the folder for
machines (RO-Crate) and `readme` for people; `manifest` has the checksum of each file, `folder` writes all of it whole or not at
all. `keeping` makes one, `reproduction` lives it again and holds the numbers against those that are kept.
"""

from standing.report.archive.keeping import Archive, archive
from standing.report.archive.reproduction import Reproduction, reproduce

__all__ = ["Archive", "Reproduction", "archive", "reproduce"]
