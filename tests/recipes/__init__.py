"""The recipes of CONTRIBUTING.md as scripts: each changes a copy of the project, which is built.

A recipe has ``apply(copy)``, which writes the code and the papers, and may have ``show(copy)``,
which writes into the example what uses it. Its text in CONTRIBUTING.md names the same files.
"""
