"""Retrievers for other frameworks, each in its module and its extra: `langchain`, `llamaindex`, `haystack`."""
