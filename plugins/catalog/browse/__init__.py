"""The catalogue to walk in: every record on one shelf page, found by links alone.

Made from the store in one pass over the records (:mod:`.build`), in processes, and kept beside it
in ``build/catalog/<export>/browse-<format>/``: reading 100,000 records takes far longer than
writing their pages, and most builds change no record.

``shelves.sqlite``   a line for each record, its shelf and page (:mod:`.shelves`)
``records/``         what each record's own page shows, in files found by id (:mod:`.details`)

A shelf is a class of the CLC with the records that no finer class has (:mod:`.classes`).

==================================================  =============================================
``pages`` (``room``)                                all pages, in their order
``build``                                           what they are made from, in one pass
``shelves`` (``lines`` ``classes`` ``plain``)       the store of lists; ``PER_PAGE`` of a shelf
``shelf_pages`` ``walk_pages`` (``kept_pages``)     classes, shelves, branches, books for children
``details`` ``details_files`` ``record_page``       a record's own page
``arrivals`` ``arrival_pages``                      new arrivals
``reading_lists`` ``list_pages`` (``titles``)       reading lists
``popular`` ``local``                               what is lent most; what is of this district
``figures`` ``figures_page``                        the collection in numbers
``data`` ``data_columns`` ``data_page``             open data
``catalog_feeds`` (``atom`` ``opds``
``other_feeds`` ``feed_entries``)                   feeds of new books, OPDS
==================================================  =============================================
"""
