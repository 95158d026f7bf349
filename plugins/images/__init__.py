"""Pictures as they may be published: measured, without metadata, never too large.

Reads    a picture file.
Writes   the same picture anew, so that no EXIF, GPS or serial number leaves the house.
Settings none.
"""
