"""The volumes of one title written alike, so that copies of one volume stand together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from plugins.catalog.reader.store_writer import StoreWriter
from plugins.catalog.reader.volumes import volume_key, volume_shape


def write_alike(writer: StoreWriter) -> None:
    """Of several ways to write a volume of one title, the one that most of its copies have."""
    query = (
        "SELECT record_id, volume, count(*) FROM items WHERE volume != '' "
        "GROUP BY record_id, volume ORDER BY record_id, volume"
    )
    rows = writer.db.execute(query)
    for record_id, some in groupby(rows, itemgetter(0)):
        copies = {volume: number for _, volume, number in some}
        if len(set(map(volume_shape, copies))) > 1:
            for old, new in _changed(copies):
                writer.rename_volume(record_id, old, new)


def _changed(copies: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Volumes that are written otherwise than most copies of the same; with what most have."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for volume in copies:
        alike[volume_key(volume).name].append(volume)
    for volumes in alike.values():
        kinds = {units for volume in volumes if (units := volume_key(volume).units)}
        if len(volumes) < 2 or len(kinds) > 1:
            continue  # 第1卷, 第1期: what a bare 1 is, nobody knows
        most = max(volumes, key=lambda volume: (copies[volume], len(volume), volume))
        yield from ((volume, most) for volume in volumes if volume != most)
