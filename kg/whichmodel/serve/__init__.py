"""The HTTP service (`kg serve`): the engine behind an OpenAPI description, and behind OpenAI's own shapes.

It needs the extra `serve`. One process holds one engine, which is exchanged when the graph was built again.
"""
