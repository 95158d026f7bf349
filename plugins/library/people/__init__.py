"""Names of persons in Chinese sentences, and whose they are.

Why not jieba: it is of 2020, and reads words, not names; one that its dictionary has not it takes
for two words. What it knows of words is here, a tenth of its size, in ``words.txt``.

=============  ==================================================================================
``lexicon``     words, surnames and characters of given names, read from the files beside it
``marks``       schools, classes, ages, titles and offices in a sentence
``slots``       where in a sentence a name may stand
``candidates``  which words and which names may stand at a place
``sentences``   the likeliest reading of a sentence as words and names
``told``        what a sentence tells around a name
``likely``      how likely a name must be where nothing says whose it is
``owners``      whose each of the names is
``children``    the names of children in a line
=============  ==================================================================================
"""
