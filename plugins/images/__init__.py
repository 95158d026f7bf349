"""Pictures as they may be published: measured, turned upright, in sRGB, without metadata.

Reads    picture files as they come from cameras, scanners and print shops.
Writes   ``build/pictures/<key>/``: WebP and JPEG at several widths, and tiles where the picture is
         large; ``publish`` links them to ``/pictures/<key>/``. The key is a hash of the file's
         bytes and of the recipe, so that nothing is made twice and an address never changes what
         it shows.
Settings ``BUILD_PATH``.

===========  ====================================================================================
``measure``  what a file says of itself before a pixel is decoded; limits, and what breaks them
``colours``  CMYK, ICC profiles, transparency, sixteen bits → sRGB
``iiif``     the addresses of all copies and tiles, which are those of IIIF's Image API
``tiles``    tiles of large pictures
``derive``   one picture → the folder of what is published of it
``traces``   what a picture tells of whoever took it, by its bytes
``embedded`` pictures inside drawings
``recordings``  the covers of recordings, and where a film was taken
``fonts``    the Song face that posters are set in
``title_card``  cards with the title of a page, and ``card_art``, their patterns
``seal``     the library's name on its red, and the icons of the site
``codes``    QR codes as SVG, and as pixels for WeChat and posters
``store``    all pictures of a build: which are there already, the rest in parallel
===========  ====================================================================================
"""
