"""Reading the export: bytes → records and copies → one store on disk, every unit accounted for.

=====================================  ==========================================================
``recognise``                          what a file is, by looking at it
``iso2709`` ``marcxml`` ``worksheets``  records in their formats → ``marc.MarcRecord``
``iso20775``                           holdings in XML → copies
``fields`` (``field_table``)           what each field and column means: ``fields.toml``
``cnmarc`` (``taking`` ``access_points`` ``isbd`` ``people``) ``holdings``  one record → the nouns
``tables`` ``columns`` ``rows``        cells under their columns → the nouns
``batches``                            records of ISO 2709 in as many processes as there are
``identity`` ``keeping``               which record is the same, and under which id it is kept
``copies`` ``matching`` ``joining``    copies find their records; what was merged or looks double
``report``                             read = kept + skipped
``store_writer`` ``stored`` ``store``  SQLite, written once, then only read
``load``                               all of it, file by file
=====================================  ==========================================================

Rows of cells, of text and of workbooks, come from :mod:`plugins.library.tables`.
"""
