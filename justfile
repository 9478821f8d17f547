# The same verbs as dev.py, for those who have just.

setup:
    python3 dev.py setup

demo:
    python3 dev.py demo

test:
    python3 dev.py test

lint:
    python3 dev.py lint

docs:
    python3 dev.py docs

docs-links:
    python3 dev.py docs-links

notebooks:
    python3 dev.py notebooks

readme:
    python3 dev.py readme

bench:
    python3 dev.py bench
