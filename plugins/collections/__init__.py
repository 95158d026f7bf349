"""Collections: quizzes 读书答题, letters 来信与答复, message walls 寄语, transcripts 文字实录.

Reads    ``content/quizzes/``, ``letters/``, ``messages/`` and ``transcripts/``, as the
         kinds that :mod:`plugins.library.kinds` lists as collections declare.
Writes   for each that has something to show: its list, a page a piece at the piece's own address,
         and the files that belong to a piece; the context name of each is its row's,
         with ``_pages`` behind it that of the rendered texts, which feeds tell.
Settings none.

A collection is a list and a page for each piece, and nothing else. These are rooms of their own,
because they do more: the chronicle is put together from the events and exhibitions of all rooms
when every one has read its own, with a table and its neighbours a year; disclosure is one noun, not
many, with a guide, two orders of its catalogue and files that outlive a page; old addresses write
pages that no list shows, from two tables. One more such room stands in ``PLUGINS`` of
``pelicanconf.py``, in the layers of ``pyproject.toml``, in the map of ``plugins/__init__.py`` and
as ``room`` of its kind; its checks in :mod:`plugins.desk.registry`.
"""

from plugins.collections.generator import CollectionsGenerator
from plugins.reading.generator import offer

register = offer(CollectionsGenerator)
