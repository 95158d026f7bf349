"""A theme of three templates, for tests of what works on any site."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
BOOT = 'document.documentElement.classList.add("js");\n'
HEAD = """<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="{{ content_security_policy(wasm=uses_wasm | default(false)) }}">
<title>{{ page_title | default(SITENAME) }}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{{ 'site.css' | asset }}">
<script>{{ boot_script }}</script>
{% if entry is defined %}<script type="module" src="{{ entry | asset }}"></script>{% endif %}
</head>
"""
BODY = "<body><nav>栏目</nav><main>{% block main %}{% endblock %}</main>"
BASE = HEAD + BODY + "{% block scripts %}{% endblock %}</body></html>\n"
PAGE = (
    '{% extends "base.html" %}{% block main %}'
    "<h1>{{ page.title }}</h1>{{ page.content | safe }}{% endblock %}\n"
)
TASKS = (
    "{% macro tasks(navigation, site) %}{% endmacro %}{% macro telephone(library) %}{% endmacro %}"
)


def tiny_theme(base: str = BASE, page: str = PAGE, boot: str = BOOT) -> dict[str, str]:
    """The files of the theme, by path below the site's folder; the search page is the real one."""
    scripts = [*THEME.glob("static/js/search.js"), *THEME.glob("static/js/search/*.js")]
    real = [THEME / "templates" / "search.html", *scripts]
    return {
        "theme/templates/base.html": base,
        "theme/templates/page.html": page,
        "theme/templates/components/tasks.html": TASKS,
        "theme/static/js/boot.js": boot,
        "theme/static/css/tokens.css": ":root { --ink: #000; }\n",
        **{str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in real},
    }


def settings(folder: Path, *plugins: str) -> dict[str, object]:
    """Settings of a site in a folder that has this theme and only these rooms."""
    rooms = [f"plugins.{name}" for name in ("reading", "assets", "security", *plugins)]
    return {"THEME": str(folder / "theme"), "PLUGINS": rooms, "DIRECT_TEMPLATES": []}
