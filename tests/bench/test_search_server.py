"""The hosts of a measurement answer, and a host that fails doesn't do so in silence."""

from http.client import BadStatusLine, HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench.search.server import CompressingHandler, PlainHandler, served
from tests.desk.conftest import write

TEXT = "一段不短的话。" * 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, {"catalog/index.html": TEXT, "catalog/a.bin.gz": "x" * 300})
    return tmp_path


def get(connection: HTTPConnection, address: str) -> tuple[HTTPResponse, int]:
    """An answer and the length of its body."""
    connection.request("GET", address, headers={"Accept-Encoding": "gzip, br"})
    answer = connection.getresponse()
    return answer, len(answer.read())


def connected(address: str) -> HTTPConnection:
    return HTTPConnection(urlsplit(address).netloc, timeout=10)


@pytest.mark.parametrize("handler", [PlainHandler, CompressingHandler])
def test_a_host_answers_one_request_after_the_other_on_one_connection(
    folder: Path, handler: type[PlainHandler]
) -> None:
    with served(folder, handler) as address:
        connection = connected(address)
        page, length = get(connection, "/catalog/?q=1")
        packed, size = get(connection, "/catalog/a.bin.gz")
        missing, _ = get(connection, "/catalog/b.bin.gz")
    assert [one.status for one in (page, packed, missing)] == [200, 200, 404]
    assert page.version == 11 and not page.will_close and not packed.will_close
    is_whole = length == len(TEXT.encode())
    assert is_whole is (handler is PlainHandler)
    assert size == 300


class Failing(PlainHandler):
    def send_head(self) -> None:
        raise LookupError(self.path)


def test_what_a_host_fails_of_is_told_in_the_end(folder: Path) -> None:
    with (
        pytest.raises(LookupError, match="/catalog/"),
        served(folder, Failing) as address,
        pytest.raises(BadStatusLine),
    ):
        get(connected(address), "/catalog/")
