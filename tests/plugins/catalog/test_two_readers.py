"""``make check`` beside ``make serve``: two processes that read one export at once both have it."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

from plugins.catalog.browse.titles import open_titles
from plugins.catalog.catalogue import open_catalogue
from plugins.catalog.covers import make_covers
from tests.support.exhibition import picture
from tests.support.marc import Field, Marc, control, data

RECORDS, READERS, ROUNDS = 300, 3, 3
_meet: Barrier


def begin(barrier: Barrier) -> None:
    global _meet
    _meet = barrier


def read(folder: Path, _: int) -> tuple[int, int, int, int]:
    """Records, files, titles found and covers, as one of several processes sees them."""
    _meet.wait(60)
    catalogue, problems = open_catalogue(folder / "catalog_export", folder / "build")
    assert catalogue and problems == ()
    titles = open_titles(catalogue.store)
    found = sum(bool(titles.by_title(f"书名{number}")) for number in (1, RECORDS - 1))
    covers, _unfit = make_covers(folder / "catalog_export", folder / "build")
    return catalogue.records, len(catalogue.store.files), found, len(covers)


def copy(number: int) -> Field:
    return data("905", "__", ("b", f"T{number:06}"))


def test_processes_that_read_an_export_at_once_all_have_it_whole(tmp_path: Path) -> None:
    books = (
        Marc([control("001", f"B{n}"), data("200", "1_", ("a", f"书名{n}")), copy(n)])
        for n in range(RECORDS)
    )
    content = b"".join(book.to_bytes() for book in books)
    context = get_context("fork")
    with ProcessPoolExecutor(
        READERS, context, initializer=begin, initargs=(context.Barrier(READERS),)
    ) as pool:
        for turn in range(ROUNDS):
            folder = tmp_path / str(turn)
            (folder / "catalog_export/covers").mkdir(parents=True)
            (folder / "catalog_export/a.iso").write_bytes(content)
            cover = folder / "catalog_export/covers/9787020002207.jpg"
            cover.write_bytes(picture(600, 900, "JPEG"))
            found = list(pool.map(read, [folder] * READERS, range(READERS)))
            assert found == [(RECORDS, 1, 2, 1)] * READERS
