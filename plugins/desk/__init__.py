"""The staff's commands: ``python -m plugins.desk <command>``, one for each line of the Makefile.

Reads: ``content/``, the export, the environment (:mod:`plugins.desk.settings`).
Writes: ``OUTPUT``, ``build/``, and for ``deploy`` the folder ``DEPLOY_TO``.
The checks are pure functions of the rooms, listed in :mod:`plugins.desk.registry`; nobody
imports this package.

=============================  =====================================================================
``__main__``                   which command is what module
``build`` (``counts``)         ``check``, ``html``, ``publish``, and the words at their end
``registry`` ``facts``         the checks; what only the library can say
``report`` (``report_forms``)  problems as they are printed, for people and for programs
``published``                  what was wrong at the last publish
``catalog_report`` (``…_page``
``…_views``)                   what came in with the export, printed and as a page
``generator`` ``swap``         runs Pelican; the new site takes the old one's place
``serve`` ``rebuild``          ``serve``, and the build between two keystrokes
``releases``                   ``deploy``, ``rollback``: releases, the link, modes of files
``record``                     what a deploy writes into the library's own folder
``new`` (``new_…``)            ``new``: what it makes, from ``templates/new``
``chronicle`` ``pack``         the commands of these names
``settings``                   the environment, read once
=============================  =====================================================================
"""
