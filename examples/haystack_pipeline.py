"""Haystack without a language model's key: a pipeline that retrieves and fills a prompt, stored and loaded again.

pip install 'whichmodel[haystack]'
python examples/haystack_pipeline.py
"""

from haystack import Pipeline
from haystack.components.builders import PromptBuilder

from whichmodel.adapters.haystack import WhichModelRetriever

TEMPLATE = """Answer from these notes alone.
{% for document in documents %}- {{ document.content }} [{{ document.meta.url }}]
{% endfor %}
Question: {{ question }}"""
QUESTION = "Which model makes slow motion out of an ordinary clip?"

pipeline = Pipeline()
pipeline.add_component("retriever", WhichModelRetriever(top_k=2, kinds=["model"]))
pipeline.add_component("prompt", PromptBuilder(TEMPLATE, required_variables=["documents", "question"]))
pipeline.connect("retriever.documents", "prompt.documents")

# Haystack loads components of modules that are named to it alone
loaded = Pipeline.loads(pipeline.dumps(), allowed_modules=["whichmodel.adapters.haystack"])
made = loaded.run({"retriever": {"query": QUESTION}, "prompt": {"question": QUESTION}})
print(made["prompt"]["prompt"])
