"""The guard: what a chat model's reply says of links, models and papers, held against the graph."""
