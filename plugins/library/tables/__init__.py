"""Tables of any make as rows of cells: the library system's exports and the sheets of staff.

==========================  =====================================================================
``cells`` (``text_lines``)  a text file: any delimiter, any line end, broken encodings, quotation
                            marks that nobody closed
``workbook`` (``by_…``,     ``.xlsx``, ``.xls``, ``.xlsb``, ``.ods``: values of every sheet, never
``workbook_values``)        formulas
``encoding`` (``writing``)  UTF-8, GB18030, UTF-16 or Big5, judged by the bytes
``excel``                   undoes what Excel does to numbers, codes and days
``units``                   what can't be read, with its reason
==========================  =====================================================================
"""
