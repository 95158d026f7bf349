"""Privacy: no picture leaves with what a camera wrote into it, no page with anybody's number.

Reads    every file of the output: pictures by their bytes, those in zips (Word's and Excel's files
         among them), in PDFs and old Word files, covers and places in sound and films; whatever
         room, theme, plugin or setting put them there.
Writes   nothing. A file with EXIF, XMP or IPTC (where it was taken, when, by whose telephone),
         or with something behind its end, stops the build with a sentence naming the file; the
         site that stands is not touched.
         A file with the number of a mobile or an identity card, a password or a key (the rules
         are those of ``plugins.library.privacy``), packed ones unpacked, stops it likewise.
Settings ``CATALOGUE_NUMBERS`` (set by ``plugins.catalog``): whether figures are a barcode, an ISBN,
         a call number of the catalogue, and so no telephone.

Numbers are told by ``make check`` with the text that holds them, and masked in the catalogue.
The rooms publish pictures by ``plugins.images``, which leaves all of that out, and ``make check``
tells of the others with the text that names them. This is the net below both: behind every room
that writes, before ``plugins.precompress`` in ``PLUGINS``.
"""

from pelican import signals

from plugins.privacy.generator import stop_private, stop_traces


def register() -> None:
    """Look when everything is written."""
    signals.finalized.connect(stop_traces)
    signals.finalized.connect(stop_private)
