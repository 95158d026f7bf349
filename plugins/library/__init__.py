"""The nouns of the library and how to read them.

Everything here is pure: files in, frozen dataclasses and problems out. It knows neither Pelican
nor Jinja nor Pillow, so that checks, commands and tests can use it alone.
"""
