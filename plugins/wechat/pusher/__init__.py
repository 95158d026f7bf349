"""From the feed to drafts in WeChat: reads only ``/feeds/wechat.json``, stops at the draft.

A person presses 发表: publishing by the API neither tells followers nor shows the article on the
account's page, and three reviews (三审三校) want eyes. The program runs where the library has a
fixed address on WeChat's whitelist, away from the repository; so it needs nothing but the standard
library, and what it remembers is one file.

===============  ==============================================================================
``secrets``      AppID and AppSecret, from the environment or a systemd credential
``transport``    HTTP to WeChat or loopback, and to no other place
``errors``       WeChat's error codes in Chinese
``client``       the calls of the API
``state``        what was uploaded and drafted, for each account
``source``       the feed and its pictures
``compose``      an item in the words of draft/add, its pictures uploaded
``push``         one draft an item
``issue``        one draft an issue of several
===============  ==============================================================================
"""
