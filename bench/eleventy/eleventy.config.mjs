// Eleventy's site for bench/build.py, like Hugo's: articles, home, sections, tags, years and months in pages of thirty,
// Atom feeds of all and of each section and tag, a sitemap; bare pages.

const ADDRESS = "https://example.org";
const A_PAGE = 30;

const day = (date) => date.toISOString().slice(0, 10);

/** Give each group of articles by its address, the newest first. */
function groups(articles) {
  const found = new Map([["/", articles]]);
  for (const article of articles) {
    const { categories, tags, years, months } = article.data;
    const kinds = { categories, tags, years, months };
    for (const [kind, names] of Object.entries(kinds)) {
      for (const name of names ?? []) {
        const url = `/${kind}/${name}/`;
        if (!found.has(url)) found.set(url, []);
        found.get(url).push(article);
      }
    }
  }
  return found;
}

/** Cut a group into pages, each with the ways to its neighbours. */
function* pages(url, articles) {
  const address = (number) => (number ? `${url}page/${number + 1}/` : url);
  const last = Math.ceil(articles.length / A_PAGE) - 1;
  for (let number = 0; number <= last; number += 1) {
    yield {
      url: address(number),
      items: articles.slice(number * A_PAGE, (number + 1) * A_PAGE),
      newer: number ? address(number - 1) : "",
      older: number < last ? address(number + 1) : "",
    };
  }
}

const FRAME = (main) => `<!doctype html>
<html lang="bn"><head><meta charset="utf-8"><title>{{ title or "মোহাফেজ" }}</title><link rel="stylesheet" href="/theme/css/mohafez.css"></head>
<body><header><a href="/">মোহাফেজ</a></header><main>${main}</main></body></html>`;

const ARTICLE = FRAME(`<article><h1>{{ title }}</h1><time>{{ page.date | day }}</time>
{% for name in categories %}<a href="/categories/{{ name }}/">{{ name }}</a>{% endfor %}
{% for name in tags %}<a href="/tags/{{ name }}/">{{ name }}</a>{% endfor %}
{{ content | safe }}
{% set place = places.get(page.url) %}{% if place.newer %}<a rel="next" href="{{ place.newer.url }}">{{ place.newer.data.title }}</a>{% endif %}
{% if place.older %}<a rel="prev" href="{{ place.older.url }}">{{ place.older.data.title }}</a>{% endif %}</article>`);

const LIST = FRAME(`<h1>{{ list.url }}</h1><ol>
{% for item in list.items %}<li><a href="{{ item.url }}">{{ item.data.title }}</a> <time>{{ item.date | day }}</time><p>{{ item.data.summary }}</p></li>
{% endfor %}</ol>
{% if list.newer %}<a href="{{ list.newer }}">নতুন</a>{% endif %}{% if list.older %}<a href="{{ list.older }}">পুরোনো</a>{% endif %}`);

const FEED = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>{{ feed.url }}</title><id>${ADDRESS}{{ feed.url }}</id>
{% for item in feed.items %}<entry><title>{{ item.data.title }}</title><id>${ADDRESS}{{ item.url }}</id><link href="${ADDRESS}{{ item.url }}"/>
<updated>{{ item.date.toISOString() }}</updated><summary>{{ item.data.summary }}</summary></entry>
{% endfor %}</feed>`;

const SITEMAP = `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{% for item in collections.articles %}
<url><loc>${ADDRESS}{{ item.url }}</loc></url>{% endfor %}</urlset>`;

export default function (config) {
  const places = new Map();
  config.setUseGitIgnore(false);
  config.addFilter("day", day);
  config.addGlobalData("places", () => places);
  config.addGlobalData("layout", "article.njk");
  config.addGlobalData("permalink", () => ({ page, slug }) => `/${day(page.date).replaceAll("-", "/")}/${slug}/`);

  const newest = (api) => api.getAllSorted().filter((one) => one.inputPath.endsWith(".md")).reverse();
  config.addCollection("articles", (api) => {
    const articles = newest(api);
    articles.forEach((one, at) => places.set(one.url, { newer: articles[at - 1], older: articles[at + 1] }));
    return articles;
  });
  config.addCollection("lists", (api) => [...groups(newest(api))].flatMap((group) => [...pages(...group)]));
  config.addCollection("feeds", (api) =>
    [...groups(newest(api))]
      .filter(([url]) => !/^\/(years|months)\//.test(url))
      .map(([url, items]) => ({ url, items: items.slice(0, A_PAGE) })),
  );

  const alone = { layout: null, eleventyExcludeFromCollections: true };
  const each = (data, alias) => ({ ...alone, pagination: { data, size: 1, alias } });
  config.addTemplate("_includes/article.njk", ARTICLE);
  config.addTemplate("lists.njk", LIST, { ...each("collections.lists", "list"), permalink: "{{ list.url }}" });
  config.addTemplate("feeds.njk", FEED, { ...each("collections.feeds", "feed"), permalink: "{{ feed.url }}feed.xml" });
  config.addTemplate("sitemap.njk", SITEMAP, { ...alone, permalink: "/sitemap.xml" });
  return { markdownTemplateEngine: false };
}
