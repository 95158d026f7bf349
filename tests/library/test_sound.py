"""How long recordings are, by what stands in their files."""

from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from plugins.library.sound import BYTE_LIMIT, Sound, read_sound
from tests.support.laws import one_folder
from tests.support.made import MP3_FRAME, box, m4a, movie_head

SECONDS = 1152 / 44100
"""Of :data:`MP3_FRAME`."""
# ISO 11172-3 table 2.4.2.3, ISO 13818-3 table 2.4.2.3: kbit/s of layer III, by version
BITRATES = {
    3: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
SAMPLE_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


@st.composite
def frames_of_one_kind(draw: st.DrawFn) -> tuple[list[bytes], float]:
    """Frames of layer III of one version and sample rate, with any bitrates; their seconds."""
    version = draw(st.sampled_from([3, 2, 0]))
    rate_index = draw(st.integers(0, 2))
    rate = SAMPLE_RATES[version][rate_index]
    samples = 1152 if version == 3 else 576
    frames: list[bytes] = []
    for bits_index, padding in draw(
        st.lists(st.tuples(st.integers(1, 14), st.integers(0, 1)), min_size=2, max_size=30)
    ):
        bitrate = BITRATES[version or 2][bits_index - 1] * 1000
        head = bytes(
            [
                0xFF,
                0xE0 | version << 3 | 1 << 1 | 1,
                bits_index << 4 | rate_index << 2 | padding << 1,
                0,
            ]
        )
        frames.append(head + bytes(samples // 8 * bitrate // rate + padding - 4))
    return frames, len(frames) * samples / rate


def id3(size: int) -> bytes:
    """An ID3v2 tag: its length stands in four times seven bits."""
    length = bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x04\x00\x00" + length + b"\xff\xfb\x90\x00" * (size // 4) + bytes(size % 4)


def sound(folder: Path, data: bytes, name: str = "01.mp3") -> Sound:
    path = folder / name
    path.write_bytes(data)
    return read_sound(path)


@one_folder()
@given(frames_of_one_kind(), st.integers(0, 5000))
def test_the_frames_of_an_mp3_add_up_behind_any_tag(
    tmp_path: Path, made: tuple[list[bytes], float], tag: int
) -> None:
    frames, seconds = made
    found = sound(tmp_path, id3(tag) + b"".join(frames))
    assert found.seconds == pytest.approx(seconds)
    assert found.size == 10 + tag + sum(map(len, frames))


@one_folder()
@given(st.lists(st.tuples(frames_of_one_kind(), st.binary(max_size=40)), min_size=1, max_size=4))
def test_what_stands_between_frames_counts_for_nothing(
    tmp_path: Path, runs: list[tuple[tuple[list[bytes], float], bytes]]
) -> None:
    assume(all(b"\xff" not in junk for _, junk in runs) and runs[0][1][:3] != b"ID3")
    data = b"".join(junk + b"".join(frames) for (frames, _), junk in runs) + b"TAG" + bytes(125)
    assert sound(tmp_path, data).seconds == pytest.approx(sum(s for (_, s), _ in runs))


def test_bytes_that_only_look_like_a_frame_move_nothing(tmp_path: Path) -> None:
    lookalike = b"\xff\xfb\x90\x00" + bytes(20)
    data = lookalike + MP3_FRAME * 3 + b"\xff\xe3\x10" + lookalike + MP3_FRAME * 3
    assert sound(tmp_path, data).seconds == pytest.approx(6 * SECONDS)


@pytest.mark.parametrize(
    ("head", "length", "seconds"),
    [
        (b"\xff\xff\x14\x00", 32, 384 / 48000),  # MPEG-1 layer I, 32 kbit/s, 48,000 Hz
        (b"\xff\xf7\x16\x00", 68, 384 / 24000),  # MPEG-2 layer I, 32 kbit/s, padded
        (b"\xff\xfd\x14\x00", 96, 1152 / 48000),  # MPEG-1 layer II
        (b"\xff\xf5\x14\x00", 48, 1152 / 24000),  # MPEG-2 layer II, 8 kbit/s
    ],
)
def test_the_other_layers_are_measured_too(
    tmp_path: Path, head: bytes, length: int, seconds: float
) -> None:
    frame = head + bytes(length - 4)
    assert sound(tmp_path, frame * 5).seconds == pytest.approx(5 * seconds)


def test_a_last_frame_that_was_cut_off_counts(tmp_path: Path) -> None:
    assert sound(tmp_path, MP3_FRAME * 3 + MP3_FRAME[:50]).seconds == pytest.approx(4 * SECONDS)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        "这不是录音，是一段文字。".encode(),
        "这不是录音，是一段文字。".encode("gb18030"),
        "这不是录音，是一段文字。".encode("utf-16"),
        MP3_FRAME[:200],
        MP3_FRAME,
        b"\xff\xfb\x90\x00" + bytes(100) + b"\xff\xfb\x90\x00" + bytes(100),
        id3(2000)[:500],
        m4a(90, 1),
        b"\xff" * 3000,
    ],
)
def test_what_is_no_mp3_is_refused_in_chinese(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ValueError, match="不是完整的 MP3 或 M4A 录音"):
        sound(tmp_path, data)


@one_folder()
@given(st.binary(max_size=300))
@example(b"\xff\xfb\x90")
def test_no_bytes_break_the_reader_of_mp3(tmp_path: Path, data: bytes) -> None:
    try:
        assert sound(tmp_path, data).seconds > 0
    except ValueError as told:
        assert "录音" in str(told)


@one_folder()
@given(st.sampled_from([0, 1]), st.integers(1, 2**32 - 2), st.integers(1, 2**32 - 1))
def test_an_m4a_says_its_length_in_either_version(
    tmp_path: Path, version: int, duration: int, scale: int
) -> None:
    found = sound(tmp_path, m4a(duration, scale, version), "01.M4A")
    assert found.seconds == pytest.approx(duration / scale)
    assert found.media_type == "audio/mp4"


def test_an_m4a_of_more_than_four_thousand_million_units_is_measured(tmp_path: Path) -> None:
    assert sound(tmp_path, m4a(2**33, 2**20, version=1), "a.m4a").seconds == 8192


@pytest.mark.parametrize(
    "data",
    [
        b"",
        MP3_FRAME * 3,
        m4a(0, 1000),
        m4a(90, 0),
        m4a(2**32 - 1, 1000),  # “unknown” (ISO 14496-12, 8.2.2.3)
        m4a(2**64 - 1, 1000, version=1),
        box(b"moov", box(b"mvhd", movie_head(5000, 1000)[:19])),
        box(b"moov", box(b"mvhd", movie_head(5000, 1000, version=1)[:31])),
        box(b"moov", b""),
        b"\0\0\0\5moov" + m4a(90, 1),
        b"\0\0\0\1ftyp",
    ],
)
def test_an_m4a_without_a_length_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ValueError, match="不是完整的"):
        sound(tmp_path, data, "a.m4a")


def test_a_box_that_reaches_to_the_end_may_say_so(tmp_path: Path) -> None:
    moov = box(b"moov", box(b"mvhd", movie_head(5000, 1000)))
    assert sound(tmp_path, b"\0\0\0\0" + moov[4:], "a.m4a").seconds == 5


@one_folder()
@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader_of_m4a(tmp_path: Path, data: bytes) -> None:
    for broken in (data, box(b"moov", data), box(b"moov", box(b"mvhd", data))):
        try:
            assert sound(tmp_path, broken, "a.m4a").seconds > 0
        except ValueError as told:
            assert "录音" in str(told)


def test_a_recording_that_no_phone_should_load_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    with path.open("wb") as file:
        file.truncate(BYTE_LIMIT + 1)
    with pytest.raises(ValueError, match=r"声音文件太大（60 MB），请压缩到 60 MB 以内"):
        read_sound(path)


@pytest.mark.parametrize(
    ("seconds", "size", "length", "megabytes"),
    [
        (0.4, 10, "0 秒", "0.1 MB"),
        (59.4, 449_000, "59 秒", "0.4 MB"),
        (59.6, 1_000_000, "1 分 00 秒", "1.0 MB"),
        (125, 12_340_000, "2 分 05 秒", "12.3 MB"),
        (4505, 60_000_000, "75 分 05 秒", "60.0 MB"),
    ],
)
def test_length_and_size_are_said_in_words(
    seconds: float, size: int, length: str, megabytes: str
) -> None:
    found = Sound(Path("a.MP3"), seconds, size)
    assert (found.length_text, found.size_text) == (length, megabytes)
    assert found.media_type == "audio/mpeg"


def test_a_recording_that_begins_quietly_is_as_long_as_its_frames(tmp_path: Path) -> None:
    """Without Xing's header, whoever judges by the first frames takes 26 seconds for 143."""
    quiet = bytes((0xFF, 0xFB, 0x10, 0)) + bytes(144 * 32_000 // 44_100 - 4)
    loud = bytes((0xFF, 0xFB, 0xE0, 0)) + bytes(144 * 320_000 // 44_100 - 4)
    found = sound(tmp_path, quiet * 500 + loud * 500)
    assert found.seconds == pytest.approx(1000 * SECONDS)
