"""Assets: one style sheet, the scripts, and addresses that change with their content.

Reads    ``<theme>/static``: ``css/{tokens,base,layout}.css``, ``css/components/*.css``,
         ``css/{utilities,print}.css`` (this order is the cascade), ``js/**`` and everything else.
Writes   ``theme/site.<hash>.css``; ``theme/js.<hash of all>/**``, whole, so that the relative
         imports of modules keep working; ``theme/<name>.<hash>.<suffix>`` for other files. A
         server may let browsers keep all of it for ever.
Offers   the Jinja filter ``asset``: ``{{ 'site.css' | asset }}``, ``{{ 'js/today.js' | asset }}``,
         ``{{ 'favicon.svg' | asset }}``. An unknown name ends the build.
Settings ``SITEURL``, ``THEME``. ``THEME_STATIC_PATHS`` must be ``[]``, else Pelican copies the
         sources too.
"""

from pelican import signals

from plugins.assets.generator import add_filter, write_assets


def register() -> None:
    """Offer the filter before templates are read; write when the output folder is clean."""
    signals.initialized.connect(add_filter)
    signals.finalized.connect(write_assets)
