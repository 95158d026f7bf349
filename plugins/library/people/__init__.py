"""Names of persons in Chinese sentences, and whose they are.

============  ===================================================================================
``lexicon``    words, surnames and characters of given names, read from the files beside it
``marks``      schools, classes, ages, titles and offices in a sentence
``slots``      where in a sentence a name may stand
``sentences``  the likeliest reading of a sentence as words and names
``children``   which of the names are those of children
============  ===================================================================================
"""
