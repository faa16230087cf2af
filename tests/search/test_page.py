"""The search page, as readers use it: typing, choosing, going back, by keyboard alone, on a bad line, by ear."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import expect

from mohafez.articles import Article, serialise
from mohafez.bangla.text import words
from mohafez.loopback import Handler, Server, serving

pytestmark = [pytest.mark.browser]

FILLER = "স্থানীয় বাসিন্দারা জানান, কয়েক দিন ধরে পরিস্থিতির উন্নতি হচ্ছে। প্রশাসন নজর রাখছে বলে জানিয়েছে।"


def stories():
    """Invent an archive: floods over three years, one election, and words that are hard to mark."""
    for n in range(14):
        yield Article(
            title=f"বন্যায় ডুবেছে আরও {n + 2}টি গ্রাম",
            slug=f"flood-{n}",
            date=f"{2022 + n % 3}-0{1 + n % 9}-1{n % 9}T10:00:00+06:00",
            tags=("disaster", "bangladesh") if n % 2 else ("economy",),
            category="national",
            source="patra" if n < 4 else None,
            body=f"{FILLER}\n\nনদীর পানি বেড়ে বন্যা দেখা দিয়েছে। {FILLER}",
        )
    yield Article(title="পৌরসভা নির্বাচনের ফল", slug="vote", date="2024-05-05", tags=("elections",), body=FILLER)
    yield Article(
        title="কঠিন বানান",
        slug="hard",
        date="2021-01-01",
        body="উজ্জ্বল ক্ষেত্র, গা\u09a1\u09bcি, বা\u09a1\u09bcি, আষা\u09a2\u09bc, র‌্যাব, র‍্যাংক ও উদ্‌বোধন নিয়ে <b>লেখা</b> & আলোচনা।",
    )


class Line(Handler):
    """A line to the archive that a test can cut, or hold up, or break off halfway, for some addresses."""

    cut: re.Pattern[str] | None = None
    halved: re.Pattern[str] | None = None
    held: re.Pattern[str] | None = None
    released = Event()

    def do_GET(self) -> None:
        if Line.held and Line.held.search(self.path):
            Line.released.wait(timeout=30)
        if Line.cut and Line.cut.search(self.path):
            self.send_error(503)
        elif Line.halved and Line.halved.search(self.path):
            self.send_half()
        else:
            super().do_GET()

    def send_half(self) -> None:
        whole = Path(self.translate_path(self.path)).read_bytes()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(whole[: len(whole) // 2])


@pytest.fixture(scope="module")
def archive(run_pelican, tmp_path_factory) -> Iterator[str]:
    """Build and serve that archive under a sub-path; give its address."""
    folder = tmp_path_factory.mktemp("search-page")
    for story in stories():
        path = folder / f"content/articles/{story.date[:4]}/{story.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(serialise(story), encoding="utf-8")
    made = run_pelican(folder / "content", folder / "served/archive", "https://example.org/archive")
    assert made.returncode == 0, made.stdout + made.stderr
    with serving(Server(partial(Line, directory=str(folder / "served")))) as url:
        yield f"{url}/archive"


@pytest.fixture
def line() -> Iterator[type[Line]]:
    """Give the line to the archive; afterwards it is whole again."""
    Line.released.clear()
    yield Line
    Line.cut = Line.held = Line.halved = None
    Line.released.set()


@pytest.fixture
def search(page, archive):
    """Open the search page, with the query part of an address; give the page."""

    def open_page(query: str = ""):
        page.goto(f"{archive}/search/{query}")
        return page

    return open_page


def hits(page):
    return page.locator("#search-hits > li")


def box(page):
    return page.locator("#search-form input")


def test_results_come_as_the_reader_types_and_the_address_follows(search):
    page = search()
    box(page).press_sequentially("বন্যা", delay=20)
    hits(page).nth(9).wait_for()
    page.wait_for_url("**q=*")
    assert page.locator("#search-status").inner_text() == "১৪টি সংবাদ"
    page.reload()
    hits(page).nth(9).wait_for()
    assert box(page).input_value() == "বন্যা"


def test_the_next_results_follow_and_take_the_focus(search):
    page = search("?q=বন্যা")
    page.locator("#search-more").click()
    hits(page).nth(13).wait_for()
    assert hits(page).count() == 14
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('#search-hits > li')[10]")
    assert not page.locator("#search-more").is_visible()


def test_a_result_tells_title_date_topics_and_a_marked_excerpt(search, archive):
    page = search("?q=নির্বাচন")
    mark = page.locator("#search-hits mark")
    hit = hits(page).first
    assert hit.locator("h2 a").get_attribute("href") == f"{archive}/2024/05/05/vote/"
    assert hit.locator("time").inner_text() == "৫ মে ২০২৪"
    assert hit.locator(".meta a").inner_text() == "নির্বাচন"
    assert mark.count() == 0  # the body does not have the word
    search("?q=নদী")
    mark.first.wait_for()
    assert mark.first.inner_text() == "নদীর"


def test_filters_narrow_and_the_back_button_widens_again(search):
    page = search("?q=বন্যা")
    page.locator("#search-filters label", has_text="অর্থনীতি").locator("input").check()
    expect(page.locator("#search-status")).to_have_text("৭টি সংবাদ")
    assert "topic=economy" in page.url
    page.locator("#search-filters .chart button").first.click()
    page.wait_for_url("**from=2022*")
    page.go_back()
    expect(page.locator("#search-status")).to_have_text("৭টি সংবাদ")
    page.go_back()
    expect(page.locator("#search-status")).to_have_text("১৪টি সংবাদ")
    assert not page.locator("#search-filters input:checked").count()


def test_the_chart_of_years_opens_into_months(search):
    page = search("?q=বন্যা")
    bars = page.locator("#search-filters .chart li button")
    bars.first.wait_for()
    assert [re.sub(r"\s+", " ", text) for text in bars.all_inner_texts()] == ["২০২২: ৫টি", "২০২৩: ৫টি", "২০২৪: ৪টি"]
    bars.nth(2).click()
    page.locator(".chart legend", has_text="২০২৪").wait_for()
    assert bars.first.inner_text().startswith("মার্চ ২০২৪")


def test_results_can_be_sorted_by_date(search):
    page = search("?q=বন্যা")
    page.locator("#search-sort input[value=date]").check()
    page.wait_for_url("**sort=date*")
    expect(page.locator("#search-hits time").first).to_have_attribute("datetime", re.compile("^2024-09"))


def test_what_was_taken_for_a_word_is_said_and_can_be_undone(search):
    page = search("?q=bonna")
    note = page.locator("#search-shown")
    note.locator("b").wait_for()
    assert "বন্যা" in note.inner_text()
    note.locator("button", has_text="শুধু").click()
    expect(page.locator("#search-status")).to_have_text("কিছু পাওয়া যায়নি")
    assert "exact=1" in page.url


def test_the_page_works_by_keyboard_alone(search):
    page = search()
    page.keyboard.type("বন্যা")
    hits(page).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    focused = "document.activeElement === document.querySelector('#search-hits h2 a')"
    assert page.evaluate(focused)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/flood-\d+/$"))


def test_counts_are_told_to_screen_readers(search):
    page = search("?q=বন্যা")
    hits(page).first.wait_for()
    assert page.get_by_role("status").inner_text() == "১৪টি সংবাদ"
    assert page.get_by_role("searchbox", name="কী খুঁজছেন").count() == 1
    page.locator(".chart button").first.wait_for()
    assert page.get_by_role("button", name="২০২২: ৫টি").count() == 1
    assert page.get_by_role("group", name="বিষয়").get_by_role("checkbox").count() == 2


@pytest.mark.parametrize(
    "word", ["উজ্জ্বল", "ক্ষেত্র", "গা\u09dcি", "বা\u09a1\u09bcি", "আষা\u09dd", "র‌্যাব", "র্যাব", "র‍্যাংক", "উদ্বোধন"]
)
def test_marks_hold_whole_words_and_the_text_stays_as_it_is(search, word):
    page = search(f"?q={word}")
    mark = hits(page).first.locator("mark")
    mark.first.wait_for()
    text = hits(page).first.locator(".excerpt").inner_text()
    assert text.endswith("নিয়ে <b>লেখা</b> & আলোচনা।")
    assert [mark.first.inner_text()] == words(mark.first.inner_text())
    assert mark.first.inner_text() in words(text)


def test_the_on_screen_keyboard_types_bengali(search):
    page = search()
    page.locator("#search-keyboard").click()
    for letter in ("ন", "দ", "ী"):
        page.locator(".keyboard button", has_text=re.compile(f"^{letter}$")).click()
    hits(page).first.wait_for()
    assert box(page).input_value() == "নদী"
    page.locator("#search-keyboard").click()
    assert page.locator(".keyboard").count() == 0


def test_the_box_in_the_header_suggests_and_searches(page, archive):
    page.goto(f"{archive}/")
    field = page.locator(".masthead input[type=search]")
    field.focus()
    field.press_sequentially("নির্বা", delay=20)
    option = page.locator(".masthead [role=option]").first
    option.wait_for()
    page.keyboard.press("ArrowDown")
    assert option.get_attribute("aria-selected") == "true"
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    hits(page).first.wait_for()


def test_what_is_typed_before_the_boxs_script_has_come_is_suggested_for_too(page, archive, line):
    line.held = re.compile("/search-box.js")
    page.goto(f"{archive}/")
    field = page.locator(".masthead input[type=search]")
    with page.expect_request("**/search-box.js"):
        field.focus()
    field.press_sequentially("নির্বা")
    assert field.get_attribute("role") is None
    line.released.set()
    expect(page.locator(".masthead [role=option]")).to_have_text(["নির্বাচনের"])


def test_suggestions_that_come_late_leave_the_readers_choice_alone(page, archive):
    page.clock.install(time=0)
    page.goto(f"{archive}/")
    page.clock.pause_at(3_600_000)  # from here on time is ours
    page.evaluate(
        """async (module) => {
            const { addSuggestions } = await import(module);
            const field = document.body.appendChild(document.createElement("input"));
            field.name = "tried";
            window.answers = [];
            const ask = () => new Promise((answer) => window.answers.push(answer));
            addSuggestions(field, ask, (query) => (window.taken = query));
            window.answer = (at, ...words) => window.answers[at](words.map((text) => ({ text, query: text })));
        }""",
        f"{archive}/theme/js/search/ui/combobox.js",
    )
    field, options = page.locator("input[name=tried]"), page.locator("#tried-suggestions [role=option]")
    field.press_sequentially("ন")
    page.clock.run_for(500)
    page.evaluate("answer(0, 'নদী', 'নতুন')")
    field.press_sequentially("দ")
    page.clock.run_for(500)  # a second question is on its way
    field.press_sequentially("ী")  # and a third will be
    page.keyboard.press("ArrowDown")
    page.clock.run_for(500)
    page.evaluate("answer(1, 'অন্য')")
    assert page.evaluate("answers.length") == 2
    assert options.all_inner_texts() == ["নদী", "নতুন"]
    assert options.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    assert page.evaluate("taken") == "নদী"


def test_a_slow_line_shows_titles_before_excerpts(search, line):
    line.held = re.compile(r"/flood-\d+/$")
    page = search("?q=নদী")
    hits(page).first.wait_for()
    assert page.locator("#search-hits mark").count() == 0
    line.released.set()
    page.locator("#search-hits mark").first.wait_for()


def test_a_broken_line_is_said_and_can_be_tried_again(search, line):
    line.cut = re.compile("/search/terms/")
    page = search("?q=বন্যা")
    again = page.locator("#search-status button")
    again.wait_for()
    assert "সংযোগ পাওয়া যাচ্ছে না" in page.locator("#search-status").inner_text()
    line.cut = None
    again.click()
    hits(page).first.wait_for()
    page.complaints[:] = [complaint for complaint in page.complaints if "503" not in complaint]


@pytest.mark.parametrize("file", ["index.bin", "terms/", "display/"])
def test_a_file_cut_short_is_said_in_plain_words_and_can_be_tried_again(search, line, file):
    line.halved = re.compile(f"/search/{file}")
    page = search("?q=বন্যা")
    again = page.locator("#search-status button")
    again.wait_for()
    assert "অসম্পূর্ণ" in page.locator("#search-status").inner_text()
    line.halved = None
    again.click()
    hits(page).first.wait_for()


def test_an_index_that_is_not_there_is_said(search, line):
    line.cut = re.compile(r"/search/index\.bin")
    page = search("?q=বন্যা")
    expect(page.locator("#search-status")).to_contain_text("সংযোগ পাওয়া যাচ্ছে না")
    page.complaints[:] = [complaint for complaint in page.complaints if "503" not in complaint]


@pytest.mark.parametrize(
    "typed", ["বন্যা " * 1700, "ব" * 10_000, "\U0001f600", "<img src=x onerror=alert(1)>", "%%", "\ufdfd"]
)
def test_whatever_is_typed_is_answered_or_a_plain_message_shown(search, typed):
    page = search()
    box(page).fill(typed)
    box(page).press("Enter")
    expect(page.locator("#search-status")).to_have_text(re.compile("টি সংবাদ|কিছু পাওয়া যায়নি"))


def test_an_empty_box_tells_how_to_type(search):
    page = search()
    assert "nirbachon → নির্বাচন" in page.locator("#search-shown").inner_text()
    box(page).fill("বন্যা")
    hits(page).first.wait_for()
    assert "nirbachon" not in page.locator("#search-shown").inner_text()


def test_where_nothing_is_found_there_is_help_and_no_empty_chart(search):
    page = search("?q=ঞঞঞঞঞ")
    expect(page.locator("#search-shown li")).to_have_count(2)
    page.wait_for_load_state("networkidle")
    assert page.locator("#search-filters fieldset").count() == 0
    filtered = search("?q=নির্বাচন&topic=disaster")
    filtered.locator("#search-shown button", has_text="বাছাই তুলে নিন").click()
    hits(filtered).first.wait_for()


def test_an_article_whose_page_is_missing_is_shown_with_a_word_for_an_excerpt(search, line):
    line.cut = re.compile(r"/flood-\d+/$")
    page = search("?q=নদী")
    hits(page).nth(9).wait_for()
    page.locator("#search-filters fieldset").first.wait_for()
    assert page.locator("#search-hits mark").count() == 0
    assert page.get_by_text("পাতা এখন পাওয়া যাচ্ছে না").count() == 10
    page.complaints[:] = [complaint for complaint in page.complaints if "503" not in complaint]


def test_nothing_scrolls_sideways_on_a_narrow_phone(search):
    for query in ("", "?q=বন্যা", "?q=nirbachan+bonna"):
        page = search(query)
        page.set_viewport_size({"width": 320, "height": 640})
        page.locator("#search-keyboard").click()
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_worker_is_one_request(search, page):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    search("?q=বন্যা")
    hits(page).first.wait_for()
    assert sum(url.endswith("worker.js") for url in fetched) == 1
    assert not any(Path(url).name == "engine.js" for url in fetched)
