"""Jinja as this site needs it: templates that are looked up once, and escapes that cost nothing where nothing is to do.

A page holds a hundred values, nearly all without a character that HTML has a meaning for. What comes out is what Jinja
itself would give.
"""

import re
from collections.abc import MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, Template
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import Expr
from jinja2.nodes import Template as Parsed
from jinja2.runtime import Context
from markupsafe import escape

from mohafez.site.incremental.memory import keep, recall
from mohafez.site.models import Site

MEANT = re.compile("[&<>\"']").search


def escaped(value: Any) -> str:
    """Escape what goes into a page; a text without anything to escape is left alone."""
    return value if type(value) is str and not MEANT(value) else escape(value)


class LeanCode(CodeGenerator):
    """Compiles templates to code that escapes by `escaped`: what it gives is joined at once and needs no Markup."""

    def visit_Template(self, node: Parsed, frame: Frame | None = None) -> None:
        self.writeline(f"from {__name__} import escaped")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("escaped(")
        if finalize.src is not None:
            self.write(finalize.src)


class LeanTemplate(Template):
    """A template without globals of its own: what it imports is the same for every page."""

    def new_context(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 Jinja's name
        shared: bool = False,
        locals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Context:
        if shared or locals:
            return super().new_context(vars, shared, locals)
        known = {**self.environment.globals, **(vars or {})}
        return self.environment.context_class(self.environment, known, self.name, self.blocks)

    def _get_default_module(self, _ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class Compiled(BytecodeCache):
    """Remembers compiled templates in a folder as builds remember all else: what is spoilt is as good as not there.

    Addresses that a template names itself are written out in its code: so that is of use to the same site only.
    """

    def __init__(self, memory: Path, site: Site):
        self._memory, self._site = memory, site

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{self._site}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := recall(self._memory / bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self._memory / bucket.key, bucket.bytecode_to_string())


def prepare(environment: Environment, memory: Path, site: Site) -> None:
    """Make an environment lean, before it has loaded any template: those of one build stay as they are.

    In the folder `memory` they are kept as they were compiled, for the next build of the site by this same program.
    """
    environment.bytecode_cache = Compiled(memory, site)
    environment.code_generator_class = LeanCode
    environment.template_class = LeanTemplate
    environment.auto_reload = False
    environment.get_template = cache(environment.get_template)  # type: ignore[method-assign]
