"""The fast way of rendering plain articles gives what Python-Markdown gives, byte for byte, or leaves it alone."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mohafez.site.markdown import Renderer
from mohafez.site.plain import render_plain

RENDERER = Renderer()
MARKS = "\\`*_{}[]()<>#+-.!&;:|~=\"' \n\t1২কখaB…।\u00a0\u200d\u2028\x02"
BLOCKS = ["\n\n", "\n\n\n", "\n", "## ", "### ", "# ", "*", "**", "\\*", "\\.", "- ", "> ", "২০২৪. ", "1\\. ", "---"]
INLINES = ["&amp;", "&", "\\&", "#60;", "\\#60;", "lt;", "[১]", "<b>", "_ক_", "http://a.b/c?d=1&e=2", "\\\\", "  "]
pieces = st.sampled_from([*BLOCKS, *INLINES, "কথা", "English", " "])
texts = st.text(st.sampled_from(MARKS), max_size=30) | st.lists(pieces, max_size=14).map("".join)


@settings(max_examples=1500)
@given(texts)
@example("*ক \\* খ*")
@example("## ক #")
@example("## ক \\#")
@example("&\\#60;script>")
@example("*  *")
@example("\u2028ক")
@example("২০২৪. সাল")
@example("-")
@example("--")
@example("-\u00a0ক")
@example("২০২৪.\u00a0ক")
@example("## \u2028")
def test_the_fast_way_gives_what_python_markdown_gives(text):
    fast = render_plain(text)
    assert fast is None or fast == RENDERER.convert(text)


@pytest.mark.parametrize(
    "body",
    [
        "কথা।\n\n## সামনে কী\n\n*নদীর ঘাট। ছবি: সংগৃহীত*\n\nআরও কথা \\[১\\], ২০২৪\\. ও R&D > সব।",
        "২০২৪ সালে শুরু।",
        "(বন্ধনী) দিয়ে শুরু।",
        "‘উদ্ধৃতি’ দিয়ে শুরু।",
        "\\- ড্যাশ দিয়ে শুরু।",
        "-রয়টার্স",
        "১৯.২ ওভারে জয়।",
        "## শেষে ফাঁকা ",
    ],
)
def test_usual_articles_take_the_fast_way(body):
    assert render_plain(body) == RENDERER.convert(body)


@pytest.mark.parametrize("body", ["- এক\n- দুই", "> কথা", "[ক](https://a.example)", "এক\nদুই", "কথা *জোর* কথা", "# বড়", ""])
def test_other_articles_are_left_to_python_markdown(body):
    assert render_plain(body) is None
