"""The search index: static files that a browser reads without any server.

Everything lies under ``/catalog/index/<generation>/``, so that files can live in caches for ever
and two builds never mix. All files are gzip bytes, served as they are and unpacked in
the browser, because many hosts don't compress what they don't know.

==============================  ==============================================================
``characters.json.gz``          ``{"from": …, "to": …}``: the characters that fold to another
``s/<hex4>.bin.gz``             a shard: the postings of the terms whose crc32 falls into it
``c/<code point>.bin.gz``       the postings of one Han character
``b/<n>.json.gz``               records 32n to 32n+31, column by column
``t/<n>.json.gz``               the status of the copies of records 512n to 512n+511
==============================  ==============================================================

Record numbers follow title, then person: the hits of a query lie close together, so ten of them
are mostly in one or two blocks.
"""
