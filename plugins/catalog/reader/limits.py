"""How much one field may claim."""

MOST_COPIES = 999
"""Copies without barcode that one holding may count; more is a slip of the keyboard."""
