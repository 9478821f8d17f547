"""LangChain without a language model's key: the retriever, a prompt made of what it found, and the tool.

pip install 'whichmodel[langchain]'
python examples/langchain_retriever.py
"""

from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnablePassthrough

import whichmodel
from whichmodel.adapters.langchain import WhichModelRetriever, which_model_tool

QUESTION = "Which model takes the rain out of a photo?"

with whichmodel.open() as engine:
    retriever = WhichModelRetriever(engine=engine, k=3, kinds=("model",))
    for document in retriever.invoke(QUESTION):
        print(f"{document.metadata['score']:.2f}  {document.metadata['name']}  {document.metadata['url']}")
        print(f"      {document.metadata['why']}")

    # a chain up to the point where a chat model of yours takes over
    together = RunnableLambda(lambda documents: "\n".join(f"- {one.page_content} [{one.metadata['url']}]" for one in documents))
    prompt = ChatPromptTemplate.from_template("Answer from these notes alone.\n{notes}\n\nQuestion: {question}")
    chain = {"notes": retriever | together, "question": RunnablePassthrough()} | prompt
    print()
    print(chain.invoke(QUESTION).to_messages()[0].content)

    # the tool answers by itself, and what a chat model makes of it can be checked
    answer = which_model_tool(engine).invoke({"question": QUESTION, "k": 1})
    print()
    print(answer.partition("### Evidence")[0].strip())
    print()
    print("the tool's answer checks out:", engine.check(answer).ok)
