"""Privacy: no picture leaves with what a camera wrote into it.

Reads    every file of the output: pictures by their bytes, those in zips (Word's and Excel's files
         among them), in PDFs and old Word files, covers and places in sound and films; whatever
         room, theme, plugin or setting put them there.
Writes   nothing. A file with EXIF, XMP or IPTC (where it was taken, when, by whose telephone),
         or with something behind its end, stops the build with a sentence naming the file; the
         site that stands is not touched.
Settings none.

The rooms publish pictures by ``plugins.images``, which leaves all of that out, and ``make check``
tells of the others with the text that names them. This is the net below: behind every room that
writes, before ``plugins.precompress`` in ``PLUGINS``.
"""

from pelican import signals

from plugins.privacy.generator import stop_traces


def register() -> None:
    """Look when everything is written."""
    signals.finalized.connect(stop_traces)
