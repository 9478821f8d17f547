"""Importers: one module a format, each from files that others wrote to nodes and statements with their source."""
