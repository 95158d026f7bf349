"""WeChat's API imitated on loopback: its limits, filters, quotas and faults, for tests and trials.

``python -m tests.support.wechat_api`` starts it; ``python -m plugins.wechat push`` with
``WECHAT_API_BASE`` set to its address pushes to it. What it checks is written anew from the
documents, with other tools than the renderer's (``html.parser`` and magic bytes, no nh3, no
Pillow): a mistake in one is seen by the other. Nothing here is imported by the channel.

=============  ================================================================================
``stored``     what WeChat keeps of an article's HTML
``verdict``    what it refuses, with its error codes
``account``    one account: token, materials, drafts, quotas
``faults``     what goes wrong on purpose
``server``     the HTTP side
=============  ================================================================================
"""
