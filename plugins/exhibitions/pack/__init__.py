"""The take-away pack 展览带走: an exhibition in one zip that opens without network.

Reads    an exhibition and its pictures; the site's style sheets, so that both look alike.
Writes   zips, whole or not at all. The desk calls it (``make pack``); a build of the site does not.
Settings none: :class:`.make.Order` says everything.

Inside the zip is one folder with the exhibition's name::

    打开看展.html index.html   the exhibition on one page: the same file under two names
    slideshow.html            for a screen: a panel at a time, by itself or by keys
    README.txt                how it is opened, whose it is
    pictures/ sound/ video/   named by panel; pictures as JPEG, which a television shows by itself
    files/                    two style sheets and the one script

A page from ``file://`` may load no module and ask nobody, so the script is a classic one and the
pages' policy lets nothing in but files. What ages is left out: whether the exhibition runs today.

===========  ====================================================================================
``album``    which pictures go in, and under which names
``parts``    an exhibition cut into several, where one zip would be too large
``words``    texts for a page that leads nowhere: links are spelt out, pictures lie beside it
``views``    what the templates are given
``pages``    the pages, the sheets and the README
``archive``  files → a zip of the same bytes every time
``make``     all of it: an order in, zips out
===========  ====================================================================================
"""
