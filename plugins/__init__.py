"""The map of this folder.

Data flows one way: ``library`` reads what people wrote and gives frozen nouns; each room turns
its nouns into pages; the finishing rooms work on the written site.

========================  =====================================================================
``library``               the nouns and how to read them: no Pelican, no Jinja, no Pillow
``typography``            Markdown, dates and numbers as Chinese readers expect them (service)
``links``                 links, pictures and anchors of texts, as they are rendered (service)
``images``                pictures as they may be published (service)
``reading``               the one Markdown reader, and the generator that rooms build on (service)
``catalog``               the export: reading, the search index, its pages
``events`` ``exhibitions``
``disclosure`` ``branches``
``chronicle`` ``reports`` one room a kind of content
``collections``           kinds that are a list and a page a piece, declared in one table: quizzes,
                          letters, message walls, transcripts
``children``              少年儿童: the page of staff, with all that there is for a child
``elder``                 长辈版: the most wanted pages in very large type, of the same nouns
``pages``                 checks of the pages and notices, which Pelican itself writes
``conservation``          whether all that a text says stands on its page
``home``                  the home page, of what the rooms have read
``kiosk``                 馆情介绍: the whole introduction for the screen in the lobby
``addresses``             what moved leads on, what was withdrawn says so
``feeds``                 what the library offers to other programs
``wechat``                every post as a finished article of WeChat, and what makes drafts of them
``sharing``               how a page looks where its address is passed on, or on a home screen
``assets``                style sheets and scripts
``offline``               what a page needs to work without a network
``sitemap`` ``page_search``  the list of all pages for search engines; their words for readers
``security``              what a page may load, and that its links stay in the site's folder
``privacy``               the last look: no picture leaves with what a camera wrote into it, no
                          page with the number of a mobile or an identity card, or a password
``precompress``           smaller copies of a published site's files. From ``assets`` on, rooms work
                          on the finished site, in the order of ``PLUGINS``
``desk``                  the staff's commands: check, html, publish, serve, deploy
========================  =====================================================================

Rooms never import each other. They meet in Pelican's context, under these names:

* phase 1 (``generate_context``): ``pages`` ``articles`` (Pelican's own; the pages carry
  ``.menu_key``, from the room ``pages``); ``notices_leave`` (pages); ``library`` ``navigation``
  ``branches`` ``days`` ``district`` ``announced`` ``banner`` ``hours_data`` ``main_data``
  (branches);
  ``events`` ``upcoming_events`` ``past_events`` ``events_by_year`` ``events_by_branch`` (events;
  their pages carry ``.event``, ``.state``, ``.next_day``, ``.picture``); ``exhibitions``
  ``current_exhibitions`` ``stations_by_branch`` (exhibitions; their pages carry
  ``.exhibition``, ``.state``, ``.tour``); ``own_chronicles`` (chronicle); ``reports``
  ``latest_report`` (reports); ``disclosure`` (disclosure); ``quizzes``
  ``letters`` ``message_walls`` ``transcripts`` (collections); ``catalogue`` ``new_arrivals``
  ``catalog_feeds`` ``reading_lists`` ``books_for_children`` (catalog); ``wechat_feeds`` (wechat);
  ``elder_of`` (elder: the address of a page in large type); ``feeds`` (feeds).
* between the phases (``all_generators_finalized``): ``hours_page`` ``notices`` ``today``
  (branches); ``chronicles`` (chronicle), made of ``own_chronicles`` and of the events and
  exhibitions that lend themselves.
* … and ``for_children`` (children), of what all rooms have read for them.
* on every page: ``publication_of`` ``page_data``, the days of an address; ``whereabouts``
  ``breadcrumbs``, what is above it and where it leads (reading); ``shared``, its name and picture
  for other programs (sharing).
* phase 2 (``generate_output``): the pages of ``reading_lists`` get their ``.rows`` (catalog); every
  other room reads what was left before.
"""
