"""The staff's commands: ``python -m plugins.desk <command>``, one for each line of the Makefile.

Reads: ``content/``, the export, the environment (:mod:`plugins.desk.settings`).
Writes: ``OUTPUT``, ``build/``, and for ``deploy`` the folder ``DEPLOY_TO``.
The checks are pure functions of the rooms, listed in :mod:`plugins.desk.registry`; nobody
imports this package.
"""
