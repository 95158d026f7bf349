"""Reading the export: bytes → records and copies → one store on disk, every unit accounted for.

=====================================  ==========================================================
``recognise``                          what a file is, by looking at it
``iso2709`` ``marcxml`` ``worksheets``  records in their formats → ``marc.MarcRecord``
``cells`` (``text_lines``) ``workbook``  tables → rows of cells; ``excel`` undoes its damage
``iso20775``                           holdings in XML → copies
``fields`` (``field_table``)           what each field and column means: ``fields.toml``
``cnmarc`` ``isbd`` ``people`` ``holdings``  fields of one record → the nouns of ``plugins.library``
``rows``                               cells of one row → the nouns
``batches``                            records of ISO 2709 in as many processes as there are
``identity`` ``keeping``               which record is the same, and under which id it is kept
``copies`` ``joining``                 copies find their records; what was merged, what looks double
``report`` ``units``                   read = kept + skipped
``store``                              SQLite, written once, then only read
``load``                               all of it, file by file
=====================================  ==========================================================
"""
