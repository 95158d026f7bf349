"""The catalogue to walk in: every record on one shelf page, found by links alone.

Made from the store in one pass over the records (:mod:`.build`), in processes, and kept beside it
in ``build/catalog/<export>/browse-<format>/``: reading 100,000 records takes far longer than
writing their pages, and most builds change no record.

``shelves.sqlite``   a line for each record, its shelf and page (:mod:`.shelves`)
``records/``         what each record's own page shows, in files found by id (:mod:`.details`)

A shelf is a class of the CLC with the records that no finer class has (:mod:`.classes`).
"""
