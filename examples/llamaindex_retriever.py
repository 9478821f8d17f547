"""LlamaIndex without a language model's key: the retriever, and what a language model would be shown of a node.

pip install 'whichmodel[llamaindex]'
python examples/llamaindex_retriever.py
"""

from llama_index.core.schema import MetadataMode

import whichmodel
from whichmodel.adapters.llamaindex import WhichModelRetriever

with whichmodel.open() as engine:
    retriever = WhichModelRetriever(top_k=3, kinds=["model"], engine=engine)
    found = retriever.retrieve("bring the colours back to a black-and-white film")
    for one in found:
        print(f"{one.score:.2f}  {one.node.metadata['name']}  {one.node.metadata['url']}")
    print()
    print(found[0].node.get_content(MetadataMode.LLM))
    print()
    for statement in found[0].node.metadata["evidence"]:
        print(f"{statement['predicate']}: {statement['source']['url']}")
