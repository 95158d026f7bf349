"""JSON as the index has it; without numpy, which the reader of exports needn't load."""

import json


def compact_json(data: object) -> bytes:
    """UTF-8, without a blank."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
