"""The site for machines that read pages: schema.org WebSite as JSON-LD, with its search for books.

Source of the words: schema.org WebSite, SearchAction, EntryPoint.
"""

from typing import Any


def site_data(name: str, site: str) -> dict[str, Any]:
    """The site; ``site`` comes before its addresses."""
    target = f"{site}/catalog/?q={{search_term_string}}"
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": name,
        "url": f"{site}/",
        "inLanguage": "zh",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        },
    }
