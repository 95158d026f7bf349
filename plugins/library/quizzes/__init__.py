"""Quizzes 读书答题: a folder each under ``content/quizzes/``, ``index.md`` and a sheet 题目.

A row is a question: two to six options, the letters of the right ones, and why. Everything is
answered in the page itself: nobody's name, answers or score are asked for or kept.

===========  ====================================================================================
``nouns``    quiz, question, option
``rows``     a row of the sheet → a question
``checks``   what can be wrong in a row
``reading``  the folders → quizzes
``kind``     what the site knows of the kind
===========  ====================================================================================
"""
