"""Static files under addresses that carry a hash of their content. Pure but for reading."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

SHEET = "site.css"
FIRST_SHEETS = ("tokens", "base", "layout")
LAST_SHEETS = ("utilities", "print")


class UnknownAssetError(LookupError):
    """A template asks for a file that the theme lacks."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme: its content and its published path from the site's root."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """Every asset of a theme by the name that templates use."""

    assets: dict[str, Asset]

    def path(self, name: str) -> str:
        """The published path of a name; UnknownAssetError with a Chinese sentence."""
        asset = self.assets.get(name)
        if asset is None:
            raise UnknownAssetError(
                f"模板要用 theme/static 里的“{name}”，没有这个文件。"
                f"请核对名字；现有：{'、'.join(sorted(self.assets))}"
            )
        return asset.path

    def write(self, output: Path) -> None:
        """Write every asset under the output folder."""
        for asset in self.assets.values():
            target = output / asset.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(asset.content)


def read_bundle(static: Path) -> Bundle:
    """Read a theme's ``static`` folder."""
    files = {
        path.relative_to(static).as_posix(): path.read_bytes()
        for path in sorted(static.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    scripts = {name: content for name, content in files.items() if name.startswith("js/")}
    others = {n: c for n, c in files.items() if not n.startswith(("js/", "css/"))}
    sheet = read_sheet(static / "css")
    assets = {SHEET: Asset(_hashed(SHEET, sheet), sheet)}
    folder = f"theme/js.{_folder_hash(scripts)}"
    for name, content in scripts.items():
        assets[name] = Asset(f"{folder}/{name.removeprefix('js/')}", content)
    for name, content in others.items():
        assets[name] = Asset(_hashed(name, content), content)
    return Bundle(assets)


def read_sheet(css: Path) -> bytes:
    """All style sheets as one, in the order of the cascade."""
    components = sorted((css / "components").glob("*.css"))
    first, last = ([css / f"{n}.css" for n in names] for names in (FIRST_SHEETS, LAST_SHEETS))
    sheets = [path for path in (*first, *components, *last) if path.is_file()]
    return b"\n".join(path.read_bytes().rstrip() for path in sheets) + b"\n"


def _hashed(name: str, content: bytes) -> str:
    path = PurePosixPath("theme", name)
    return str(path.with_name(f"{path.stem}.{_hash(content)}{path.suffix}"))


def _folder_hash(files: dict[str, bytes]) -> str:
    """One hash over names and contents: a module's imports may not outlive it in a cache."""
    return _hash(b"".join(f"{n} {_hash(c)}\n".encode() for n, c in sorted(files.items())))


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:8]
