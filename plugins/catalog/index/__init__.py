"""The search index: static files that a browser reads without any server.

A catalogue lies in two *layers*, the ``base`` and the ``segment``. The base holds the records
whose first copy came before the month of the export's newest day, the segment the rest; so a
week's new books renew the small segment and leave what readers have of the base in their caches.
Each layer numbers its records from 0, in the order of title, person and id.

A layer has three *aspects*, each in a folder of its own, ``/catalog/index/<digest>/``, named by a
digest of its files: they live in caches for ever, two builds never mix, and the day's loans touch
``status`` alone.

====================================  ========================================================
``text/pairs/<hex>.bin.gz``           postings of two neighbouring CJK characters
``text/characters/<hex>.bin.gz``      postings of one CJK character
``text/words/<hex>.bin.gz``           postings of Latin words and numbers
``text/heavy/<hex>[-<hex>].bin.gz``   all postings of a term of more than ``HEAVY`` records
``text/groups/<hex>.bin.gz``          postings of classes and of years of publication
``text/numbers/<hex>.bin.gz``         records by ISBN, ISSN and 统一书号
``text/initials/<hex>.bin.gz``        records by the first letters of their titles' pinyin
``text/blocks/<n>.json.gz``           descriptions of records (``block`` of them), by column
``holdings/copies/<n>.json.gz``       branch and room of the shown copies (``copiesBlock``), and
                                      what is read on the web in their place
``holdings/codes/<hex>.bin.gz``       records by barcode and call number
``holdings/popular.bin.gz``           the records that are lent most
``status/copies/<n>.json.gz``         the status of the shown copies, a letter each
``<aspect>/columns/<name>.bin.gz``    a value of every record (see :mod:`.columns`)
``<aspect>/bundles/<n>.bin``          the same files again in few, to take the catalogue offline
====================================  ========================================================

(``text``, ``holdings`` and ``status`` stand for the digests.) Beside them, outside of any layer,
``/catalog/index/characters-<digest>.bin.gz`` and ``rare-<digest>.bin.gz``: how characters are
read and how they fold, the second what is beyond GB 2312 (the format is in ``characters.py``; what
the page itself has of it, in ``first_level.py``); ``panel-<digest>.bin.gz``: JSON, what the panel
of filters shows (``panel_facts`` in ``columns.py``).

All files are gzip bytes, served as they are and unpacked in the browser, because many hosts don't
compress what they don't know; each column has a block, and so a code, of its own where that is
smaller (``packing.py``).

Files of postings
    UTF-8 JSON would be larger than what it says, so these are columns of bytes, one after the
    other; numbers are LEB128 (unsigned) unless they are said to be bytes.

    1. the number of terms; 2. the length in bytes of the next column; 3. the terms: in ``pairs``
    and ``characters`` run together, two or one code points each; in ``words`` and ``groups`` with a
    line feed between them; 4. for each term ``listed * 2 + heavy``: how many records are listed
    here, and whether there are more; 5. for each heavy term the number of all its records; 6. for
    each term its records: the first number, then differences; 7. for each occurrence a byte of
    flags; 8. for each occurrence a byte of place.

    Flags: bits 0-2 the field (:class:`Field`), bit 3 the term ends its value, bit 4 another
    occurrence in the same record follows, bit 5 the record is another edition of the work of the
    record with the number before, bits 6-7 the static rank, 3 the best. Place: 0 where a field's
    first value begins, else ``1 + (p - 1) % 255``; a later value of a field begins two units after
    the end of the value before, so that nothing is adjacent across two values.

    A heavy term lists its best 160 (by :func:`ranking`), and with each of them all records of the
    same work that follow or precede it without gap among the term's records.

Which shard
    ``crc32(key) % shards`` in lower-case hex without padding. The key of a pair is the sounds of
    its characters, ``hong lou``, and a sound is a class of syllables (:mod:`.sounds`): so what
    sounds the same, or nearly, lies together and pinyin needs no postings of its own. A character
    that has no syllable in the table is its own. A pair with a character of several readings
    stands in the shard of each. Pinyin that the record itself gives
    and the table doesn't know becomes a term of two private characters, U+E000 + the number of
    the syllable. The key of a character is itself; of a word its first three letters, so that
    from three letters on a word is found by its beginning; of a number or code the whole of it;
    of initials the letters; of a class (``i2475``) its letters and first digit, of a year all of
    it. The heavy file of a word or group has ``w-`` or ``g-`` before its characters.

Files of numbers and codes
    1. the number of terms; 2. the length in bytes; 3. the terms, a line feed between them;
    4. for each the number of records; 5. for each its records as above.

Files of initials
    Keys are the first two, three and four letters of a title or person. 1. to 5. as for numbers; 6.
    for each record a byte: bits 0-1 static rank, bit 2 the key is all of the letters, bit 3 a
    person, not a title, bit 4 another edition of the work of the record with the number before; 7.
    the length in bytes; 8. for each record the letters after the key, at most 12, a line feed
    between them. At most ``INITIALS`` records a key, the best.

Columns
    A line of JSON, ``{"values": [["I", "I2"], …], "labels": {"I2": "中国文学"}, "width": 1}``,
    a line feed, then for each record the place of its value in ``values``, in 1, 2 or 4 bytes
    (``width``), low byte first. A value is a set: a record may be in several branches.

Popular
    Record numbers: the first, then differences, LEB128.
"""
