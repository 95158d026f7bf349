"""Reading the export: bytes → records and copies → one store on disk, every unit accounted for.

=====================================  ==========================================================
``recognise`` (``office_files`` ``foreign_formats``)  what a file is, by looking at it
``iso2709`` ``marcxml`` ``worksheets``  records in their formats → ``marc.MarcRecord``
``iso20775``                           holdings in XML → copies
``fields`` (``field_table``)           what each field and column means: ``fields.toml``
``cnmarc`` (``field_plans`` ``access_points`` ``isbd`` ``people``)  one record → the nouns
``holdings``                           its copies
``tables`` ``columns`` ``rows``        cells under their columns → the nouns
``batches``                            records of ISO 2709 in as many processes as there are
``identity`` ``deduplicate``           which record is the same, and under which id it is kept
``copies`` ``matching`` ``match_items``  copies find their records; what was merged or looks double
``report``                             read = kept + skipped
``store_writer`` ``stored`` ``store``  SQLite, written once, then only read
``load``                               all of it, file by file
=====================================  ==========================================================

Rows of cells, of text and of workbooks, come from :mod:`plugins.library.tables`.
"""
