"""A browser for the tests of pages: headless Chromium, and the sizes of a desk, a tablet and a phone."""

import shutil

import pytest

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
in_a_browser = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on this machine")
SIZES = {"desk": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
