"""Exhibitions 展览.

Reads    ``content/exhibitions/`` through :mod:`plugins.library.exhibitions`.
Writes   ``/exhibitions/``, ``/exhibitions/<year>/``, ``/exhibitions/series/<name>/``; for each
         exhibition its page, ``all/``, ``<panel>/``, ``labels/``, ``poster/``, ``timeline/``,
         ``calendar.ics``, ``manifest.json`` (IIIF 3); ``/exhibitions/items/`` with a page an
         exhibit and a value of each facet; ``/data/{exhibitions,stations,items}.{csv,json}`` and
         ``datapackage.json``,
         ``/feeds/exhibitions.ics``, ``/reports/<year>/exhibitions/``; ``/pictures/``.
         Context: ``exhibitions``, ``current_exhibitions``, ``stations_by_branch``.
Settings ``BUILD_PATH``.

===================  ============================================================================
``generator``        both phases, and an exhibition's own pages
``views``            what templates are given; ``listed``: those of lists
``markup``           ``[[AJ-001]]`` in texts
``exhibit_pages``    pages of exhibits; ``write_exhibits`` writes them
``linked_data``      schema.org; ``manifest``: IIIF; ``data``: tables; ``calendars``: iCalendar
``write_data``       writes these, and the figures of a year
``sketch``           places of a tour as dots, without any map
``pack``             the exhibition as a zip for a USB stick (``make pack``)
``poster``           1080 × 1440 pixels to keep; ``write_labels`` writes it, and what is printed
===================  ============================================================================
"""

from plugins.exhibitions.generator import ExhibitionsGenerator
from plugins.reading.generator import offer

register = offer(ExhibitionsGenerator)
