# The same verbs as dev.py, for those who have make.
.PHONY: demo test lint readme bench
demo test lint readme bench:
	python3 dev.py $@
