"""How many examples hypothesis draws for the laws of the suite: three profiles, one dial.

``brief`` is what ``make test`` runs, ``soak`` and ``fuzz`` are those of the long runs
(``tests/long``); hypothesis's own ``--hypothesis-profile`` chooses another. A law states no number
of its own, so that a longer run makes every law longer; one whose single example is dear (a whole
build) says with :func:`examples` how many it can afford in a brief run, and grows with the others.
"""

from hypothesis import HealthCheck, settings

BRIEF = 8
PROFILES = {"brief": BRIEF, "soak": 500, "fuzz": 200}
"""Examples of each law. A round of ``fuzz`` is shorter than ``soak``: new seeds, many rounds."""

# None of the three may hang on what else the machine does, so nothing is judged by the clock; and
# each begins at hypothesis's own default, because where CI=true it would draw the same examples
# in every run. print_blob: a failure comes with the line that repeats it.
for name, number in PROFILES.items():
    settings.register_profile(
        name,
        settings.get_profile("default"),
        max_examples=number,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        print_blob=True,
    )
settings.load_profile("brief")


def examples(few: int) -> int:
    """So many examples in a brief run, and in a longer one as many times more as of other laws."""
    return few * settings().max_examples // BRIEF


def one_folder() -> settings:
    """For a law whose examples may all write into the same ``tmp_path``.

    A function, because settings keep the number of the profile that was loaded when they were made.
    """
    return settings(
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    )
