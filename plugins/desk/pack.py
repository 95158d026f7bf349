"""``make pack EXH=<slug>``: an exhibition for a USB stick or a screen, as one zip.

``WIDTH=800`` makes the pictures smaller, ``SPLIT=1`` makes several zips that each open alone.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.desk.build import building_alone
from plugins.desk.settings import DeskError, DeskSettings
from plugins.exhibitions.pack.make import LIMIT, PICTURE_WIDTH, Order, make_packs
from plugins.exhibitions.pack.pages import OPEN_ME
from plugins.images.derive import WIDTHS
from plugins.images.store import PictureStore
from plugins.images.traces import TracesError
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.reading import Exhibitions, read_all
from plugins.library.facts import read_facts
from plugins.library.privacy.checks import check_private
from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem, Severity, did_you_mean
from plugins.library.reading.view import without
from plugins.library.site.stages import Waiting, roots, waiting

MEGABYTE = 1_000_000


def make_pack(settings: DeskSettings, environment: Mapping[str, str]) -> str:
    """Make the zip; return what was made and what comes next. Raises :class:`DeskError`."""
    waits = waiting(settings.content, settings.build_date)
    _refuse_waiting(_exhibition(environment, read_all(settings.content)[0]), waits)
    with without(roots(waits)):
        return _make(settings, environment)


def _refuse_waiting(exhibition: Exhibition, waits: Iterable[Waiting]) -> None:
    """Raise where an exhibition may not leave the house yet."""
    for one in waits:
        if one.path == exhibition.path:
            remedy = f"{one.remedy}，再打包"
            raise DeskError(f"{one.path}:{one.line} {one.words}，也不能带走。{remedy}。")


def _make(settings: DeskSettings, environment: Mapping[str, str]) -> str:
    read, problems = read_all(settings.content)
    exhibition = _exhibition(environment, read)
    order = Order(
        exhibition=exhibition,
        read=read,
        library=read_facts(settings.content)[0],
        content=settings.content,
        theme=settings.root / "theme",
        target=settings.build / "packs",
        day=settings.build_date,
        siteurl=settings.siteurl if settings.siteurl.startswith("http") else "",
        width=_width(environment),
        limit=LIMIT if environment.get("SPLIT", "") not in ("", "0") else 0,
    )
    with building_alone(settings.build):
        store = PictureStore(settings.build)
        private = check_private(settings.content)
        _refuse_mistakes(order, store, (*problems, *private))
        try:
            packs = make_packs(order, store)
        except TracesError as traces:
            raise DeskError(str(traces)) from traces
        return _told(packs, order, settings.folder)


def _exhibition(environment: Mapping[str, str], read: Exhibitions) -> Exhibition:
    """The exhibition of ``EXH``: its slug, its folder or its title."""
    given = environment.get("EXH", "").strip()
    word = given.rstrip("/").rpartition("/")[2]
    known = {e.title: e for e in read.exhibitions} | {e.slug: e for e in read.exhibitions}
    choices = "\n".join(f"  {e.slug}（{e.title}）" for e in read.exhibitions if e.panels)
    listed = f"可以带走的展览：\n{choices}" if choices else "还没有一个展览有展板。"
    if not word:
        raise DeskError(f"请写明哪个展览，例如 make pack EXH=文件夹名。{listed}")
    if word not in known:
        raise DeskError(f"没有展览“{given}”。{did_you_mean(word, known)}{listed}")
    if not known[word].panels:
        raise DeskError(f"“{known[word].title}”还没有展板，没有东西可以带走。{listed}")
    return known[word]


def _width(environment: Mapping[str, str]) -> int:
    text = environment.get("WIDTH", "").strip() or str(PICTURE_WIDTH)
    if text not in map(str, WIDTHS):
        choices = "、".join(map(str, WIDTHS))
        raise DeskError(f"WIDTH 是图的宽度（像素），可以是 {choices}。读到的是“{text}”。")
    return int(text)


def _refuse_mistakes(order: Order, store: PictureStore, problems: tuple[Problem, ...]) -> None:
    """Raise where the exhibition's own folder, or a picture of the pack, has a mistake."""
    folder = Path(order.exhibition.path).parent
    own = [problem for problem in problems if Path(problem.path).is_relative_to(folder)]
    for one in order.pictures:
        own += store.check(one.source, name_of(one.source, order.content))
    errors = [str(problem) for problem in own if problem.severity is Severity.ERROR]
    if errors:
        raise DeskError("展览里有错，先改好再打包：\n" + "\n".join(errors))


def _told(paths: tuple[Path, ...], order: Order, root: Path) -> str:
    sizes = [path.stat().st_size for path in paths]
    made = "\n".join(
        f"  {path.relative_to(root)}（{_megabytes(size)}）"
        for path, size in zip(paths, sizes, strict=True)
    )
    return (
        f"做好了“{order.exhibition.title}”：{_contents(order)}\n{made}\n"
        f"{_too_large(max(sizes), order)}"
        f"下一步：拷到优盘，在那台电脑上解压，双击“{OPEN_ME}”；电视、大屏幕上点“放映”。"
    )


def _contents(order: Order) -> str:
    exhibition = order.exhibition
    counts = {
        "块展板": len(exhibition.panels),
        "段解说": len(exhibition.narrated),
        "段视频": sum(panel.video is not None for panel in exhibition.panels),
        "件展品": len(order.all.exhibits),
    }
    return "，".join(f"{number} {words}" for words, number in counts.items() if number)


def _megabytes(size: int) -> str:
    return f"{max(size / MEGABYTE, 0.1):.1f} MB"


def _too_large(largest: int, order: Order) -> str:
    """What can be done about a zip that WeChat won't send."""
    if largest <= LIMIT:
        return ""
    ways = [] if order.limit else ["SPLIT=1 分成几份，每份都能单独打开"]
    if order.width > min(WIDTHS[1], order.width):
        ways.append(f"WIDTH={WIDTHS[1]} 把图做小")
    ways.append("把视频压小")
    return f"超过 {LIMIT // MEGABYTE} MB，微信传不了，优盘可以。要小一些：{'；'.join(ways)}。\n"
