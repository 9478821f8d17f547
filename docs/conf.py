"""The settings of the documentation, built by `python3 dev.py docs`."""

import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "_ext"))

from whichmodel import __version__  # noqa: E402

project, author, copyright = "whichmodel", "The whichmodel developers", "The whichmodel developers"
version = release = __version__
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx_copybutton", "pages_made", "shown"]
exclude_patterns = ["_build", "_ext", "_static"]
suppress_warnings = ["mystnb.unknown_mime_type"]

html_theme = "furo"
html_title = "whichmodel"
html_static_path = ["_static"]
html_css_files = ["whichmodel.css"]
html_show_sphinx = False
html_show_search_summary = False  # summaries are fetched, which a browser forbids for pages opened as files
html_theme_options: dict[str, Any] = {"navigation_with_keys": True}
copybutton_prompt_text = "$ "
copybutton_only_copy_prompt_lines = True
copybutton_exclude = ".linenos, .gp, .go"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4
#: The outputs in notebooks/ are those of the last `python3 dev.py notebooks`; CI runs them again.
nb_execution_mode = "off"

default_role = "code"
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
nitpicky = True
#: Types of other libraries, whose documentation is not at hand without a network, and of rooms that are not public.
nitpick_ignore_regex = [
    ("py:.*", r"(?!whichmodel\.).*"),
    ("py:.*", r"whichmodel\.(known|learnt|rank|reason|tasks|understand|progress|encoding|layers)\..*"),
]
linkcheck_timeout = 20
linkcheck_anchors = False
