"""Precompress: ``.gz`` and ``.br`` beside the text files of a published site.

Reads    the output folder. Files that are already compressed (pictures, Pagefind's own) stay.
Writes   ``<file>.gz`` and ``<file>.br``, each only where it is smaller.
Settings ``PRECOMPRESS_SUFFIXES`` (default :data:`.compress.SUFFIXES`).

Must be the last of ``PLUGINS``, and only in ``publishconf.py``. Why not ``pelican-precompress``:
it needs ``pelican-granular-signals``, which patches the very signal whose order we rely on, its
processes drop their exceptions, and its gzip files name the moment of compression by default.
"""

from pelican import signals

from plugins.precompress.generator import precompress


def register() -> None:
    """Compress when everything else is written."""
    signals.finalized.connect(precompress)
