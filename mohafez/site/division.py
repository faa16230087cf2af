"""A divided archive: which of its sites is being built, and where each article stands. docs/shards.md tells why."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from mohafez.articles import Article
from mohafez.site.models import Site
from mohafez.tables import TableError
from mohafez.tables.shards import FILE, Plan


@dataclass(frozen=True)
class Division:
    """One of an archive's sites: the shard of that name, or the front; without a plan the only site."""

    plan: Plan | None = None
    part: str = ""

    def __post_init__(self) -> None:
        if self.part and self.plan is None:
            raise TableError(f"there is no {FILE}, so no shard {self.part!r}: plan them with `mohafez shard`")
        if self.part and self.plan:
            self.plan.named(self.part)

    def placed(self, site: Site) -> Site:
        """Tell a site its own address and the others'."""
        if self.plan is None:
            return site
        if not self.part:
            placed = replace(site, url=self.plan.front, shards=tuple(shard.address for shard in self.plan.shards))
        else:
            placed = replace(site, url=self.plan.named(self.part).address, part=self.part, front=self.plan.front)
        return replace(placed, root=urlsplit(placed.url).path)

    def base(self, article: Article) -> str:
        """Give what goes before an article's address if it stands in another site. Raises TableError."""
        if self.plan is None:
            return ""
        shard = self.plan.shard_of(article)
        if shard is None:
            key = self.plan.keys(article)[1]
            raise TableError(f"{FILE}: no shard holds {key!r}, as of {article.slug}: run `mohafez shard`")
        return "" if shard.name == self.part else f"{shard.address}/"

    def has_left(self, article: Article) -> bool:
        """Tell whether an article stood in this site once and stands in another now."""
        if self.plan is None or not self.base(article):
            return False
        left = self.plan.named(self.part).left if self.part else self.plan.left
        return self.plan.stood_in(article, left)
