"""Assets: style sheets, scripts, and addresses that change with their content.

Reads    ``<theme>/static``: ``css/bundles.toml`` with the blocks of each sheet;
         ``css/{tokens,base,layout}.css``, ``css/components/*.css``, ``css/{utilities,print}.css``
         (this order is the cascade); ``css/lazy/*.css``, which scripts ask for; ``js/**`` and
         everything else. ``<theme>/bundle``: the scripts put together (:mod:`.scripts`).
Writes   ``theme/<sheet>.<hash>.css``; ``theme/js.<hash of all>/**``, whole, so that the relative
         imports of modules keep working; ``theme/<name>.<hash>.<suffix>`` for other files. A
         server may let browsers keep all of it for ever.
Offers   the Jinja filters ``asset``: ``{{ 'site.css' | asset }}``, ``{{ 'js/today.js' | asset }}``,
         ``{{ 'favicon.svg' | asset }}``, and ``modules``: the addresses of all modules that
         ``{{ 'js/catalog.js' | modules }}`` imports statically, so that a page can ask for them
         in one round (``modulepreload``). An unknown name ends the build. The setting
         ``SCRIPTS_IN_PAGES``: name → text of the scripts that have no address since they stand in
         their page; none where scripts are served as they are written.
Settings ``SITEURL``, ``THEME``, ``ASSETS_MINIFY``: for the published site, sheets without comments,
         white space and names of sizes (:mod:`.fold`), which old engines read too
         (:mod:`.older`), and the scripts of the bundle.
         ``THEME_STATIC_PATHS`` must be ``[]``, else Pelican copies the sources too.
"""

from pelican import signals

from plugins.assets.generator import add_filters, write_assets


def register() -> None:
    """Offer the filters before templates are read; write when the output folder is clean."""
    signals.initialized.connect(add_filters)
    signals.finalized.connect(write_assets)
