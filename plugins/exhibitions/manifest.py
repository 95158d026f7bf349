"""An exhibition as a IIIF Presentation 3 manifest: one canvas a panel, its picture as the body.

Behind each picture stands its image service, the same files that our own viewer fetches
(:mod:`plugins.images.iiif`). A canvas has the size of its service, so that a part of it that
somebody marks is that part of the picture.
Source: iiif.io/api/presentation/3.0, sections 3 and 5; the tests validate with iiif-prezi3.
"""

from typing import Any

from plugins.exhibitions.views import ExhibitionView, PanelView
from plugins.images.store import Picture
from plugins.library.facts import LibraryFacts
from plugins.library.noun_facts import told
from plugins.library.open_data import json_file

Data = dict[str, Any]
LEFT_OUT = {"rights": "rights or requiredStatement says it"}
"""Keys of the facts that ``metadata`` leaves out, and why."""


def manifest(view: ExhibitionView, site: str, library: str) -> bytes:
    """The manifest of an exhibition; ``site`` (with scheme and host) comes before every address."""
    exhibition = view.exhibition
    base = f"{site}/{exhibition.url}"
    facts = told(exhibition.facts, LEFT_OUT, LibraryFacts(name=library))
    found: Data = {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": f"{base}manifest.json",
        "type": "Manifest",
        "label": _words(exhibition.title),
        "metadata": [_pair(fact.label, fact.words) for fact in facts],
        "homepage": [_page(base, exhibition.title)],
        "provider": [{"id": f"{site}/", "type": "Agent", "label": _words(library)}],
        "items": [_canvas(panel, site, base) for panel in view.panels if panel.picture],
    }
    if exhibition.summary:
        found["summary"] = _words(exhibition.summary)
    if exhibition.rights.startswith(("http://", "https://")):
        found["rights"] = exhibition.rights
    elif exhibition.rights:
        found["requiredStatement"] = _pair("权利", exhibition.rights)
    return json_file(found)


def _canvas(view: PanelView, site: str, base: str) -> Data:
    picture = view.picture
    assert picture, "only panels with a picture have a canvas"
    canvas = f"{base}canvas/{view.panel.number}"
    service = picture.information(site)
    size = {"width": service["width"], "height": service["height"]}
    body = {
        "id": f"{site}/{picture.url}",
        "type": "Image",
        "format": "image/jpeg",
        "width": picture.width,
        "height": picture.height,
        "service": [{key: service[key] for key in ("id", "type", "profile")}],
    }
    painting = {
        "id": f"{canvas}/painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": body,
        "target": canvas,
    }
    found: Data = {
        "id": canvas,
        "type": "Canvas",
        "label": _words(view.panel.title),
        **size,
        "homepage": [_page(f"{site}/{view.panel.url}", view.panel.title)],
        "thumbnail": [_thumbnail(picture, site)],
        "items": [{"id": f"{canvas}/page", "type": "AnnotationPage", "items": [painting]}],
    }
    if view.panel.alt:
        found["summary"] = _words(view.panel.alt)
    return found


def _thumbnail(picture: Picture, site: str) -> Data:
    return {
        "id": f"{site}/{picture.small}",
        "type": "Image",
        "format": "image/jpeg",
        "width": picture.small_width,
        "height": picture.small_height,
    }


def _page(url: str, title: str) -> Data:
    return {"id": url, "type": "Text", "label": _words(title), "format": "text/html"}


def _pair(name: str, value: str) -> Data:
    return {"label": _words(name), "value": _words(value)}


def _words(text: str) -> Data:
    return {"zh-Hans": [text]}
