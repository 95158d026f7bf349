"""Static files under addresses that carry a hash of their content. Pure but for reading."""

from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from plugins.assets.fold import fold_all
from plugins.assets.modules import graph
from plugins.assets.older import for_older
from plugins.assets.scripts import (
    added,
    changed,
    names_below,
    read_bundled,
    read_in_page,
    read_sources,
)
from plugins.assets.sheets import read_bundles, read_sheets
from plugins.assets.strip import CAN_STRIP, strip_sheet


class UnknownAssetError(LookupError):
    """A template asks for a file that the theme lacks."""


AS_WRITTEN = "as written: "
"""Before the name of a script that the bundle has too, where both are published."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme: its content and its published path from the site's root."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """Every asset of a theme by the name that templates use, and the text of each script.

    ``in_page``: the scripts that have no address, since they stand in their page; ``folder``: the
    published path of what those ask for beside them.
    """

    assets: dict[str, Asset]
    scripts: dict[str, str] = field(default_factory=dict)
    in_page: dict[str, str] = field(default_factory=dict)
    folder: str = ""

    def path(self, name: str) -> str:
        """The published path of a name; UnknownAssetError with a Chinese sentence."""
        asset = self.assets.get(name)
        if asset is None:
            raise UnknownAssetError(
                f"模板要用 theme/static 里的“{name}”，没有这个文件。"
                f"请核对名字；现有：{'、'.join(sorted(self.assets))}"
            )
        return asset.path

    def modules(self, entry: str) -> list[str]:
        """The published paths of all modules that come with an entry module, without itself."""
        self.path(entry)
        return [self.path(name) for name in graph(entry, self.scripts)[1:]]

    def write(self, output: Path) -> None:
        """Write every asset under the output folder."""
        written = {output / asset.path: asset.content for asset in self.assets.values()}
        for folder in {target.parent for target in written}:
            folder.mkdir(parents=True, exist_ok=True)
        for target, content in written.items():
            target.write_bytes(content)


def read_bundle(static: Path, published: bool = False) -> Bundle:
    """Read a theme's ``static`` folder; ``published``: scripts put together, sheets stripped."""
    sources = read_sources(static)
    sheets = read_sheets(static / "css")
    if published:
        sheets = {name: for_older(strip_sheet(text, name)) for name, text in sheets.items()}
        if CAN_STRIP:  # else blanks are in the way
            sheets = fold_all(sheets, read_bundles(static / "css"))
    plain = {name: sheet.encode() for name, sheet in sheets.items()} | _others(static, sources)
    assets = {name: Asset(_hashed(name, content), content) for name, content in plain.items()}
    is_bundled = published and not changed(static, sources)
    bundled = read_bundled(static) if is_bundled else {}
    in_page = read_in_page(static) if is_bundled else {}
    own = added(static, sources)
    if bundled and own:  # a library's script may import whatever it sees beside it
        written = _modules(sources, _folder(sources))
        assets |= {f"{AS_WRITTEN}{name}": asset for name, asset in written.items()}
        assets |= {name: written[name] for name in own}
    scripts = bundled or sources
    folder = _folder({**scripts, **{f"page {name}": text for name, text in in_page.items()}})
    known = {**sources, **bundled} if own else scripts
    return Bundle(assets | _modules(scripts, folder), known, in_page, folder)


def _others(static: Path, scripts: Collection[str]) -> dict[str, bytes]:
    """Pictures and all the rest; beside foreign scripts their licences, which are published too."""
    others = (name for name in names_below(static) if not name.startswith("css/"))
    return {name: (static / name).read_bytes() for name in others if name not in scripts}


def _modules(scripts: dict[str, str], folder: str) -> dict[str, Asset]:
    """All scripts in one folder, so that their relative imports keep working."""
    return {
        name: Asset(f"{folder}/{name.removeprefix('js/')}", script.encode())
        for name, script in scripts.items()
    }


def _folder(scripts: dict[str, str]) -> str:
    """Where scripts are published.

    Its name has one hash over names and contents: imports may not outlive a module in a cache.
    """
    hashes = {name: _hash(script.encode()) for name, script in scripts.items()}
    listed = "".join(f"{name} {digest}\n" for name, digest in sorted(hashes.items()))
    return f"theme/js.{_hash(listed.encode())}"


def _hashed(name: str, content: bytes) -> str:
    path = PurePosixPath("theme", name)
    return str(path.with_name(f"{path.stem}.{_hash(content)}{path.suffix}"))


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:8]
