"""Nothing that was written disappears: the characters of a text against those of its rendering.

Reads    ``content/**/*.md``, each text as its kind cuts it.
Writes   nothing. ``make check`` tells where text and rendering part, with the line.

:mod:`.source` reads what must stand on a page by a small grammar of its own, :mod:`.rendering` what
does stand there, :mod:`.walk` goes along both. The grammar imports nothing of the renderer: a check
that subtracts what the parser took away would always pass.
"""
