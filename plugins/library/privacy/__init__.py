"""What must not leave the house: numbers of persons, secrets, full names of children.

One walk (:mod:`.free_text`) reads whatever people can write into the content folder, and the rules
run on it; the catalogue and the finished site are held by the same rules.
"""
