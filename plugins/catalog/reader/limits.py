"""How much one field may claim."""

MOST_COPIES = 999
"""Copies without barcode that one holding may count; more is a slip of the keyboard."""
MOST_IN_RANGE = 200
"""Copies from one barcode to another where nothing counts them; more is a slip too."""
