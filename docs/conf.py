"""How Sphinx builds the manual.

uv run --group docs sphinx-build -W --keep-going docs out/docs
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import keitai

project = "keitai"
author = "keitai's contributors"
copyright = "keitai's contributors, MIT"
version = release = keitai.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "docs.references.extension"]
exclude_patterns = ["editors", "references", "pictures"]
default_role = "literal"
suppress_warnings = ["misc.highlighting_failure"]  # the pages that lint finds fault with are faulty
templates_path: list[str] = []
nitpicky = False

myst_enable_extensions = ["colon_fence", "attrs_inline"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
napoleon_include_init_with_doc = False
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = f"keitai {release}"
html_static_path = ["static"]
html_css_files = ["manual.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_theme_options = {"sidebar_hide_name": False}
pygments_style = "friendly"
pygments_dark_style = "monokai"
