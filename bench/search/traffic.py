"""What a page of a browser sends and gets, and what it calls out, from the browser's own log."""

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

TIMEOUT_MS = 60_000
POLL_MS = 20
SETTLE_MS = 5_000
HEAD = 200
"""So many bytes are counted for a request, its question and the head of its answer: a host on the
web says other things there than this one."""
INDEX = re.compile(r"/catalog/index/[0-9a-f]+/")
"""What stands beside these folders, the tables of characters, is like a script: no query's own."""
SAY = "benchAnswered"
"""The function by which a page calls out a line of JSON."""


@dataclass(frozen=True, slots=True)
class Network:
    """How slow the way to the host is made."""

    bits_a_second: int
    latency_ms: int


SLOW = Network(1_600_000, 150)


class Traffic:
    """Requests and the answer of a page. What comes from the browser's cache is none."""

    def __init__(self, page: "Page", network: Network | None, slower: int = 1) -> None:
        """``slower``: so many times slower than this machine's processor the browser works."""
        self.sent: dict[str, tuple[str, float, str]] = {}
        """Request → address, when (milliseconds since 1970), for which document."""
        self.document = ""
        """The last document asked for; what the one before still asks for is none of its cost."""
        self.heads: dict[str, int] = {}
        self.ended: dict[str, int] = {}
        """Request → bytes of the body."""
        self.answer: dict[str, Any] | None = None
        log = page.context.new_cdp_session(page)
        log.on("Runtime.bindingCalled", self._hear)
        log.send("Runtime.enable")
        log.send("Runtime.addBinding", {"name": SAY})
        log.on("Network.requestWillBeSent", self._send)
        log.on("Network.requestServedFromCache", self._forget)
        log.on("Network.responseReceived", self._begin)
        log.on("Network.loadingFinished", self._finish)
        log.on("Network.loadingFailed", self._fail)
        log.send("Network.enable")
        if network:
            speed = network.bits_a_second / 8
            conditions = {"downloadThroughput": speed, "uploadThroughput": speed}
            conditions |= {"offline": False, "latency": network.latency_ms}
            log.send("Network.emulateNetworkConditions", conditions)
        if slower > 1:
            log.send("Emulation.setCPUThrottlingRate", {"rate": slower})

    def forget(self) -> None:
        """Begin anew."""
        for known in (self.sent, self.heads, self.ended):
            known.clear()
        self.answer = None

    def hear(self, page: "Page") -> dict[str, Any] | None:
        """What the page calls out, None where it says nothing for too long."""
        waited = 0
        while self.answer is None and waited < TIMEOUT_MS:
            page.wait_for_timeout(POLL_MS)
            waited += POLL_MS
        return self.answer

    def _hear(self, event: dict[str, Any]) -> None:
        self.answer = json.loads(event["payload"])

    def _send(self, event: dict[str, Any]) -> None:
        url = str(event["request"]["url"])
        if url.startswith("http"):
            moment, document = float(event["wallTime"]) * 1000, str(event["loaderId"])
            self.sent[event["requestId"]] = url, moment, document
        if event["requestId"] == event["loaderId"]:
            self.document = str(event["loaderId"])

    def _forget(self, event: dict[str, Any]) -> None:
        self.sent.pop(event["requestId"], None)

    def _begin(self, event: dict[str, Any]) -> None:
        response = event["response"]
        if response.get("fromDiskCache") or response.get("fromPrefetchCache"):
            self._forget(event)
        self.heads[event["requestId"]] = int(response["encodedDataLength"])

    def _finish(self, event: dict[str, Any]) -> None:
        head = self.heads.get(event["requestId"], 0)
        self.ended[event["requestId"]] = max(0, int(event["encodedDataLength"]) - head)

    def _fail(self, event: dict[str, Any]) -> None:
        self.ended.setdefault(event["requestId"], 0)

    def sums(self, page: "Page", until: float) -> tuple[int, int, int, int]:
        """Requests and bytes, those of the index apart, of what was sent before a moment.

        ``until``: milliseconds since 1970.
        """
        counted = self._counted(until)
        waited = 0
        while waited < SETTLE_MS and not counted.keys() <= self.ended.keys():
            page.wait_for_timeout(POLL_MS)
            waited += POLL_MS
            counted = self._counted(until)
        sizes = [(url, HEAD + self.ended.get(name, 0)) for name, url in counted.items()]
        index = [size for url, size in sizes if INDEX.search(url)]
        return len(sizes), sum(size for _, size in sizes), len(index), sum(index)

    def _counted(self, until: float) -> dict[str, str]:
        return {
            name: url
            for name, (url, at, document) in self.sent.items()
            if at <= until and document == self.document
        }
