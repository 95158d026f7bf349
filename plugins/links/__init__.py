"""Links, pictures and anchors of texts, as their rendering has them.

Reads    every Markdown text of the content folder, and the descriptions of exhibits.
Writes   nothing: a service for checks, for the pages of a build, for packs and for the channel.
Settings none.
"""
