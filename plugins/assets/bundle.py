"""Static files under addresses that carry a hash of their content. Pure but for reading."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from plugins.assets.modules import graph
from plugins.assets.sheets import read_sheets
from plugins.assets.strip import strip_script, strip_sheet


class UnknownAssetError(LookupError):
    """A template asks for a file that the theme lacks."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme: its content and its published path from the site's root."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """Every asset of a theme by the name that templates use, and the scripts as written."""

    assets: dict[str, Asset]
    sources: dict[str, str] = field(default_factory=dict)

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
        return [self.path(name) for name in graph(entry, self.sources)[1:]]

    def write(self, output: Path) -> None:
        """Write every asset under the output folder."""
        for asset in self.assets.values():
            target = output / asset.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(asset.content)


def read_bundle(static: Path, minify: bool = False) -> Bundle:
    """Read a theme's ``static`` folder; ``minify`` takes comments and white space away."""
    files = {path.relative_to(static).as_posix(): path for path in _files(static)}
    sources = {n: path.read_text("utf-8") for n, path in files.items() if _is_script(n)}
    # Beside foreign scripts stand their licences, which are published with them.
    plain = (n for n in files if not n.startswith("css/") and n not in sources)
    others = {name: files[name].read_bytes() for name in plain}
    sheets = read_sheets(static / "css")
    scripts = sources
    if minify:
        sheets = {name: strip_sheet(source, name) for name, source in sheets.items()}
        scripts = {name: strip_script(source, name) for name, source in sources.items()}
    hashed = {**others, **{name: sheet.encode() for name, sheet in sheets.items()}}
    assets = {name: Asset(_hashed(name, content), content) for name, content in hashed.items()}
    return Bundle(assets | _modules(scripts), sources)


def _is_script(name: str) -> bool:
    return name.startswith("js/") and name.endswith(".js")


def _files(static: Path) -> Iterable[Path]:
    found = sorted(static.rglob("*"))
    return (path for path in found if path.is_file() and not path.name.startswith("."))


def _modules(scripts: dict[str, str]) -> dict[str, Asset]:
    """All scripts in one folder, so that their relative imports keep working.

    Its name has one hash over names and contents: imports may not outlive a module in a cache.
    """
    contents = {name: script.encode() for name, script in scripts.items()}
    folder = _hash(b"".join(f"{n} {_hash(c)}\n".encode() for n, c in sorted(contents.items())))
    return {
        name: Asset(f"theme/js.{folder}/{name.removeprefix('js/')}", content)
        for name, content in contents.items()
    }


def _hashed(name: str, content: bytes) -> str:
    path = PurePosixPath("theme", name)
    return str(path.with_name(f"{path.stem}.{_hash(content)}{path.suffix}"))


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:8]
