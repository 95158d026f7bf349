"""Security: what a page may load and where it leads, said in each page and checked on each page.

Reads    ``js/boot.js`` and ``js/first.js`` with its parts of the setting ``ASSETS``, the inline
         scripts of pages (:mod:`.boot` says which page has which), and ``SCRIPTS_IN_PAGES`` (so it
         stands after ``assets`` in ``PLUGINS``); every HTML file of the output.
Writes   nothing. A page without the policy, with ``style=``, an ``on*`` attribute, an inline
         script of its own or a file from another host ends the build with a sentence naming it.
         So does an address of the site that names its host or leaves its folder.
Offers   the Jinja globals ``content_security_policy(wasm=False, sheet=None, script=None,
         asks=None)``, ``boot_script`` and ``first_script(asks)``, the filters ``inline_sheet`` and
         ``script_in_page``: a sheet or a script of the theme by its name, to stand in a page that
         names it to its policy too; the latter is empty for a script that has an address.
         ``wasm=True`` is for ``/search/`` alone, where Pagefind runs as WebAssembly.
Settings ``SITEURL`` (its host and its folder are the site's own).

Why a ``<meta>``: the site must be safe on hosts that set no headers. ``frame-ancestors`` and
``sandbox`` have no force there and stay with the server's configuration.
"""

from pelican import signals

from plugins.security.generator import add_globals, check_output


def register() -> None:
    """Offer the globals before templates are read; check what was written."""
    signals.initialized.connect(add_globals)
    signals.finalized.connect(check_output)
