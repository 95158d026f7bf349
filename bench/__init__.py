"""Measures builds and queries beside their peers: ``make bench``, into ``build/bench.json``."""
