# The same verbs as dev.py, for those who have make.
.PHONY: setup demo test lint docs docs-links notebooks readme bench
setup demo test lint docs docs-links notebooks readme bench:
	python3 dev.py $@
