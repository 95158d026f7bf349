"""Exhibitions: a folder each under ``content/exhibitions/``, and how it is read.

A folder of numbered pictures and one ``index.md`` is an exhibition; everything else is optional::

    index.md             header and preface; “## 单元名（01—06）” opens a section, “## 02” a text
    封面.jpg             a cover, where the title alone shall not be one
    01-前言.jpg .md .mp3  a panel: picture, text, narration (01-前言.audio.md: its transcript)
    巡展.xlsx            the tour: a row a station
    展品.xlsx            the exhibits: a row each
    回顾.md              what came of it, once it is over

============  ===================================================================================
``nouns``     Exhibition, Section, Panel, Station, Exhibit: frozen, without any reading
``state``     announced, running, over …: what an exhibition is on a given day
``folder``    which file of a folder is what; what nobody can use is told
``preface``   the text of ``index.md``: preface, sections, texts of panels
``panels``    a panel of its picture, text and sound
``tour``      stations of a sheet; boards that would be in two places at once
``exhibits``  exhibits of a sheet, and where texts name them
``tone``      the ground of a cover by its subject; ``slips``: its title in columns
``parts``     all boards one after another, on as many pages as are light enough
``years``     the year that a period's words surely mean
``figures``   what a year's exhibitions add up to
``facets``    what exhibits are found by
``heading``   the header and all parts as one exhibition; ``header_checks``: what is wrong with it
``reading``   all of it: the content folder in, exhibitions and problems out
============  ===================================================================================
"""
