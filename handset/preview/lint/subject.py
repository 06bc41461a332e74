"""Subject of the rules: a page on a model, its markup with places, its layout."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from handset.browser.dialect import XHTML_TYPES, Dialect
from handset.browser.document import encoding
from handset.browser.document.tree import TEXT, Node
from handset.browser.page import Page
from handset.model import HandsetModel
from handset.preview.lint.css_source import CssSource, sheets_outside, style_attributes, style_elements
from handset.preview.lint.markup import Markup, Places, read_markup
from handset.preview.lint.xml_syntax import XmlReading, read_xml


@dataclass
class Subject:
    """Page that is linted, loaded whole (pictures and sheets are in `page.files`)."""

    page: Page

    @property
    def model(self) -> HandsetModel:
        """Model that the page is checked for."""
        return self.page.model

    @cached_property
    def dialect(self) -> Dialect:
        """What the model accepts of this page."""
        return self.page.dialect

    @cached_property
    def styling(self) -> Dialect:
        """What the model would accept of its CSS, were it served as the content type that it takes CSS from."""
        return Dialect.of(self.model.browser, XHTML_TYPES[0])

    @cached_property
    def markup(self) -> Markup:
        """Source as the phone decodes it, with references as written."""
        came = self.page.response.body, self.page.codec, self.model.emoji
        text, stretches = encoding.decode(*came), encoding.stretches(encoding.as_written(*came))
        kind = self.page.response.content_type
        if kind == "text/plain":
            return Markup(text, stretches=list(stretches))
        xhtml = "xhtml" in kind or "wap" in kind or text.lstrip("\ufeff \t\r\n").startswith("<?xml")
        return read_markup(text, stretches, xhtml=xhtml)

    @cached_property
    def xml(self) -> XmlReading:
        """The text as an XML parser reads it."""
        return read_xml(self.markup.text)

    @cached_property
    def sources(self) -> list[CssSource]:
        """All CSS of the page, each with its place; what is inside it comes first."""
        page = self.page
        outside = sheets_outside(page.style_texts, page.url)
        return [*style_attributes(self.markup), *style_elements(self.markup), *outside]

    @cached_property
    def elements(self) -> dict[str, list[Node]]:
        """Elements of the page by "#" and their id, by "." and each of their classes, and all of them by "*"."""
        found: dict[str, list[Node]] = {}
        for node in self.page.document.root.walk():
            if node.tag != TEXT:
                keys = ["*", "#" + node.get("id"), *("." + each for each in set(node.get("class").split()))]
                for key in keys:
                    found.setdefault(key, []).append(node)
        return found

    @cached_property
    def places(self) -> Places:
        """Places of its elements in the source, found when first asked for."""
        return Places(self.markup, self.page)
