"""`mohafez text …` answers each line with one line, whatever the line is."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from mohafez.cli.text import command

LINES = {
    "dates": ("প্রকাশ: ১৪ ডিসেম্বর ২০২৫, ১৩: ৩৮", "2025-12-14T13:38+06:00"),
    "calendar": ("2025-12-14", "২৯ অগ্রহায়ণ ১৪৩২"),
    "unbijoy": ("evsjv‡`k", "বাংলাদেশ"),
    "key": ("সরকারী", "সরকারি"),
    "lemmas": ("মেলাগুলো", None),
    "slug": ("নির্বাচন", None),
}
HOSTILE = [
    b"",
    b"\xff\xfe\x00",
    b"\xed\xa0\x80",
    "ক\x85খ\u2028গ\x0bঘ".encode(),
    b"\x00\r",
    "১৪ ডিসেম্বর ".encode() * 2000,
    b"-",
    b" ",
]


def ask(words: list[str], given: bytes) -> list[bytes]:
    done = CliRunner().invoke(command, words, input=given)
    assert done.exit_code == 0, done.output
    return done.stdout_bytes.split(b"\n")[:-1]


@pytest.mark.parametrize("name", LINES)
def test_a_line_gives_its_answer(name):
    given, expected = LINES[name]
    (answer,) = ask([name], f"{given}\n".encode())
    assert answer.decode() == expected or expected is None


@pytest.mark.parametrize("name", LINES)
def test_any_line_gives_one_line(name):
    answers = ask([name], b"\n".join(HOSTILE) + b"\n")
    assert len(answers) == len(HOSTILE)
    assert all(len(answer.decode().splitlines()) == 1 for answer in answers)


def test_phonetic_chooses_among_the_words_of_a_file(tmp_path):
    (tmp_path / "words.txt").write_bytes("নির্বাচন\nসরকার\n".encode() + b"\xff\n")
    answers = ask(["phonetic", "--words", str(tmp_path / "words.txt")], b"nirbachon\n\xff\n\n")
    assert answers[0].decode().split()[0] == "নির্বাচন"
    assert len(answers) == 3


def test_a_day_outside_the_calendar_has_no_answer():
    assert ask(["calendar"], "1971-12-16\nডিসেম্বর ২০২৫\n".encode()) == [b"-", b"-"]


def test_zone_and_calendar_are_the_pages_own():
    line = "২৯ অগ্রহায়ণ ১৪৩২\n১৪ ডিসেম্বর ২০২৫, ১৩:৩৮\n".encode()
    assert ask(["dates", "--offset", "+05:30", "--calendar", "india"], line) == [b"-", b"2025-12-14T13:38+05:30"]


def test_the_stricter_key_is_there_too():
    assert ask(["key", "--identity"], "সরকারী\n".encode())[0].decode() == "সরকারী"


def test_answers_come_while_lines_still_come():
    with subprocess.Popen(
        [sys.executable, "-m", "mohafez.cli", "text", "key"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as filter_:
        filter_.stdin.write("সরকারী\n".encode())
        filter_.stdin.flush()
        assert filter_.stdout.readline().decode() == "সরকারি\n"
        filter_.stdin.close()
        assert filter_.wait() == 0
