"""The QR code of an address, read by another program than wrote it."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

QR = (Path(__file__).parents[3] / "theme/static/js/record/qr.js").as_uri()
SCALE, QUIET = 4, 4


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/catalog/record/?id=B1",
        "https://example.org/catalog/?q=红楼梦",
        "https://example.org/catalog/my-list/#" + "书" * 300,
    ],
)
def test_a_reader_of_qr_codes_reads_the_address(text: str) -> None:
    if shutil.which("node") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Node is not installed")
        pytest.skip("Node is not installed; the encoder's own tests run in the browser")
    script = f"import {{ qrSvg }} from {QR!r}; console.log(JSON.stringify(qrSvg({text!r})));"
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script], capture_output=True, check=True
    )
    code = json.loads(done.stdout)
    side = code["size"] + 2 * QUIET
    image = np.full((side, side), 255, dtype=np.uint8)
    for column, row in re.findall(r"M(\d+) (\d+)h1v1h-1z", code["path"]):
        image[int(row) + QUIET, int(column) + QUIET] = 0
    (found,) = zxingcpp.read_barcodes(image.repeat(SCALE, 0).repeat(SCALE, 1))
    assert found.text == text
