"""The Model Context Protocol (`kg mcp`): the engine as tools, resources and a prompt for a chat model's host.

It needs the extra `mcp`. The graph is read, never changed; each tool says so.
"""
