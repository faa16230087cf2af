"""Which paragraphs of a page belong together."""

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise

from mohafez.ingest.likeness import shared, stems_of
from mohafez.ingest.lines import Line
from mohafez.ingest.page import Page, Span
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.prose import is_prose
from mohafez.ingest.rules.writers import are_names, beside_date, is_byline, writer
from mohafez.ingest.structure.signed import begins_with_writer
from mohafez.ingest.structure.signs import Signs
from mohafez.ingest.structure.tellings import paragraphs_of, same
from mohafez.ingest.structure.titles import ALIKE, LEDE, best_title

HARD = frozenset({Role.FOOTER, Role.COMMENT, Role.SEPARATOR})  # a story does not go on beyond two of these
HARD_LINES = 2
BOXES = frozenset({Role.RELATED, Role.ADVERT})  # what stands within bodies
LOOSE_LINES = 14  # so many lines of other matter between two paragraphs: they belong to different things
FOREIGN = 0.2  # on gold data 19 of 20 last paragraphs share more with the rest of their story, half of others' less
STRAY_GAP = 2  # bare lines (one may be a heading) between a body and a sentence that may be none of it
STRAY_MAX = 250  # characters; a longer paragraph is a stray only from afar
FAR = 5  # lines
STROKE = "/"  # between the times of a player, which parts nothing
RUNNING_HEAD = 2  # lines at least that stand at the top of each sheet
NOTE = re.compile(r"\(.*\)$")
BELOW_SIGNED = 1  # paragraphs below a page's last signature: how to write letters
ENOUGH = 2  # signs that a line between two paragraphs begins another story


def bodies(page: Page, signs: Signs) -> Iterator[list[int]]:
    """Part the page's paragraphs where another story, or something that is none, begins."""
    prose = [
        i for i, line in page.having(Role.PARAGRAPH, Role.ITEM) if page.roles[i] is not Role.ITEM or is_prose(line)
    ]
    found = [prose[:1]] if prose else []
    for above, below in pairwise(prose):
        if _parted(page, signs, found, above, below):
            found.append([])
        found[-1].append(below)
    for body in found:
        yield _without_strays(page, signs, body)


def last_line(page: Page, body: list[int]) -> int:
    """The body's last line: its last paragraph, or the last item of a list directly below."""
    last = body[-1]
    while last + 1 < len(page.lines) and page.roles[last + 1] is Role.ITEM:
        last += 1
    return last


def without_writer(page: Page, title: int, body: list[int]) -> list[int]:
    """The body without a note in brackets at its end, and without a last paragraph on who wrote it.

    That begins with a name that stands below the title, or is signed above it.
    """
    if len(body) > 1 and NOTE.match(page.lines[body[-1]].text):
        body = body[:-1]
    if len(body) == 1:
        return body
    signed = (i for i in range(body[-2] + 1, body[-1]) if not page.lines[i].text[0].isalpha())
    lines = [page.lines[i] for i in chain(range(title + 1, body[0]), signed) if page.roles[i] is None]
    told = [beside_date(line) if line.dates else writer(line.text) for line in lines]
    names = (*filter(are_names, told), *(line.text for line in lines if is_byline(line)))
    return body[:-1] if page.lines[body[-1]].text.startswith(names) else body


def goes_on(page: Page, signs: Signs, span: Span, body: list[int]) -> bool:
    """Tell whether paragraphs below a break go on with the story above it: in its words, or on a new sheet of paper.

    A sheet begins with the lines that stand above the title, too. A second print of the story does not go on with it.
    """
    if same(page, paragraphs_of(page, span), body):
        return False
    gap = range(span.last + 1, body[0])
    if sum(signs.first_place(i) < span.title for i in gap) >= RUNNING_HEAD:
        return True
    if any(page.roles[i] in (Role.COMMENT, Role.FOOTER) for i in gap) or len(body) < 2:
        return False
    told = stems_of(page.lines[i] for i in span.body)
    return sum(shared(page.lines[i], told) for i in body) >= ALIKE * len(body)


def _parted(page: Page, signs: Signs, found: list[list[int]], above: int, below: int) -> bool:
    """Tell whether another story (or none) begins between two paragraphs."""
    gap = [i for i in range(above + 1, below) if page.roles[i] is not Role.ITEM and page.lines[i].text != STROKE]
    if not gap:
        return False
    hard = [i for i in gap if page.roles[i] in HARD]
    foreign = sum(page.lines[i].is_latin for i in gap) if signs.bengali else 0  # a player's buttons: within stories
    if len(hard) >= HARD_LINES or len(gap) - foreign >= LOOSE_LINES:
        return True
    candidates = [i for i in gap if signs.candidate(i)]
    if not candidates:
        return False
    following = _following(page, below)
    ahead = stems_of(following)
    aside = any(page.roles[i] and not page.roles[i].in_body and page.roles[i] not in BOXES for i in gap)
    title = None
    if any(map(signs.repeated, candidates)):
        title = best_title(page, signs, found[-2][-1] if len(found) > 1 else -1, found[-1])
    for i in candidates:
        again = title is not None and page.lines[i].key == page.lines[title].key
        if title is not None and not again and any(title < j < found[-1][0] for j in signs.places(i)):
            continue  # a caption of the head that stands in the body, too
        alike = shared(page.lines[i], ahead) >= ALIKE
        if alike and aside and _is_strange(page, page.lines[i], following, found[-1]):
            return True
        placed = (signs.headed(i), signs.echoed(i) or again, bool(hard) and i > hard[0])
        if any(placed) and sum(placed) + alike >= ENOUGH:
            return True
        if alike and _begin_with_writers(page, i, found[-1]):
            return True
        if i == gap[-1] and _is_signed(page, signs, gap, ahead, found[-1]):
            return True
    return False


def _is_signed(page: Page, signs: Signs, gap: list[int], ahead: set[str], body: list[int]) -> bool:
    """A name stands below the body, as below the page's last, and the gap's last line shares more with what follows.

    So letters stand below each other. Quotations in a story are signed, too, but the story goes on below the last.
    """
    signed = signs.signatures
    if len(signed) < ENOUGH or not any(gap[0] <= j < gap[-1] for j in signed):
        return False
    if page.roles[signed[-1] :].count(Role.PARAGRAPH) > BELOW_SIGNED:
        return False
    line, told = page.lines[gap[-1]], stems_of(page.lines[j] for j in body)
    return shared(line, told) < min(ALIKE, shared(line, ahead))


def _begin_with_writers(page: Page, i: int, body: list[int]) -> bool:
    """The paragraph right below line i begins with its correspondent (`দিরাই প্রতিনিধি : …`), as the body above does."""
    return all(j < len(page.lines) and begins_with_writer(page.lines[j]) for j in (i + 1, body[0]))


def _is_strange(page: Page, line: Line, following: list[Line], body: list[int]) -> bool:
    """Tell whether a line and the paragraphs below it have next to nothing in common with the body above."""
    told = stems_of(page.lines[i] for i in body)
    alike = sum(shared(paragraph, told) for paragraph in following)
    return len(body) > 1 and shared(line, told) < FOREIGN and alike < FOREIGN * len(following)


def _following(page: Page, start: int) -> list[Line]:
    """The first paragraphs from `start` on."""
    ahead = (line for i, line in enumerate(page.lines[start:], start) if page.roles[i] is Role.PARAGRAPH)
    return list(islice(ahead, LEDE))


def _is_lede(page: Page, signs: Signs, body: list[int]) -> bool:
    """A first paragraph has the title above it: that of what follows, or one that shares its words."""
    if (best_title(page, signs, -1, body[1:]) or 0) < body[0]:
        return True
    title = best_title(page, signs, -1, body)
    return title is not None and shared(page.lines[title], set(page.lines[body[0]].stems)) >= ALIKE


def _is_teaser(page: Page, body: list[int]) -> bool:
    """A last paragraph says more about a headline in the box above it."""
    stems = set(page.lines[body[-1]].stems)
    boxed = (page.lines[i] for i in range(body[-2] + 1, body[-1]) if page.roles[i] in BOXES)
    return any(shared(line, stems) >= ALIKE for line in boxed)


def _without_strays(page: Page, signs: Signs, body: list[int]) -> list[int]:
    """Cut a lone sentence off either end of a body if other lines part it off and it shares few words with the rest."""
    for end, inner in ((-1, -2), (0, 1)):
        if len(body) < 2:
            continue
        stray = page.lines[body[end]]
        if any(i < body[end] for i in signs.times):  # a live page's entry of one sentence
            continue
        between = range(min(body[end], body[inner]) + 1, max(body[end], body[inner]))
        if any(map(signs.is_verse, between)):
            continue
        gap = [page.roles[i] for i in between]
        bare, furniture = gap.count(None), [role for role in gap if role and not role.in_body]
        signed = end and any(map(signs.signatures.__contains__, between))
        if not (furniture or bare >= STRAY_GAP or signed) or (len(stray.text) > STRAY_MAX and len(gap) < FAR):
            continue
        rest = stems_of(page.lines[i] for i in body if i != body[end])
        if not end and (signs.headed(body[0]) or _is_lede(page, signs, body)):
            continue
        if end and not signed and bare < STRAY_GAP and set(furniture) <= BOXES and not _is_teaser(page, body):
            continue
        below_rule = Role.SEPARATOR in furniture and bare + len(furniture) > 1  # * * * alone parts a story's parts
        if shared(stray, rest) < (ALIKE if Role.FOOTER in furniture or below_rule else FOREIGN):
            body = body[:-1] if end else body[1:]
    return body
