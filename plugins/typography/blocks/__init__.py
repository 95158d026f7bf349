"""The blocks of a Markdown text: an own block grammar for Python-Markdown.

Python-Markdown (3.11.3) cuts a text at its blank lines and lets each of its steps search the
pieces. What its author did not foresee is eaten or runs together: an item behind an inner
paragraph or table of the one above falls into it, cells beyond the header vanish, ``>60 岁`` is a
quotation, ``[来源]: 四川省图书馆`` the target of a link. Here every line is looked at once, in its
place, as CommonMark 0.31 does, with what Chinese office texts need besides (:mod:`.paragraphs`).
Everything within a block is still read by Python-Markdown's own inline steps.

Why not pymdown-extensions: they mend single constructs of the same pieces, and read addresses
and signs as English has them. Why not markdown-it-py: its blocks are CommonMark's, but a list
that a line interrupts, a verse, 落款 and Chinese emphasis would be as much code on top of it, and
notes, targets and the order of all steps would change at once.

Each construct has a module; each offers one function that is asked at a line, and answers where
the construct ends and how it is made (:class:`.grammar.Construct`). What none of them claims is a
paragraph: nothing is ever dropped.
"""
