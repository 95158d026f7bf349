"""Transcripts 文字实录: one Markdown file each under ``content/transcripts/``.

Below the header a line is what one person says::

    [00:03:20] 张三（馆长）：各位读者，下午好。
    主持人：谢谢。
    接着说的另起一段，前面空两格。

A time mark counts from the beginning of the recording, which may lie beside the file under the
same name: ``talk.md``, ``talk.mp3``.

==============  =================================================================================
``nouns``       transcript, speaker, utterance
``lines``       a line → an utterance
``recordings``  the recording beside a file
``reading``     the files → transcripts
``kind``        what the site knows of the kind
==============  =================================================================================
"""
