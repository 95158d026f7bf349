"""长辈版: the pages that most people come for, in very large type, complete without JavaScript.

Reads    what the other rooms left in the context: ``today``, ``announced``,
         ``district``, ``hours_page``, ``upcoming_events``, ``current_exhibitions``;
         pages of staff by their address. Nothing is written for it alone, so that nothing can
         differ.
Writes   ``/elder/`` and, for the pages of :data:`plugins.elder.views.PAGES`, ``/elder/<path>/``,
         where ``<path>/`` is the same page in the standard edition. Each names that one as its
         canonical address and asks search engines to leave it out. ``elder_of``, by which the
         header of every page leads to itself in large type, or to the first page.
Settings ``BUILD_DATE``.

Sources: 工业和信息化部《互联网网站适老化通用设计规范》《移动互联网应用（APP）适老化通用设计规范》
(2021): large type, line height ≥ 1.3, paragraphs ≥ 1.3 line heights apart, main targets ≥ 60 × 60,
contrast ≥ 4.5:1, no advertising, no pop-ups. The site's own measure is stricter: text of 24 px
(18 pt) and more, contrast 7:1.
"""

from plugins.elder.generator import ElderGenerator
from plugins.reading.generator import offer

register = offer(ElderGenerator)
