"""How often a text is linked to the right tasks: what the thresholds of `importers/linking.py` were tuned on.

python benchmarks/link_texts.py [--wrong]

The texts are the summaries of the catalogue's models and papers, whose tasks are known, and the texts of models for
other matters below, which should be linked to none. No summary of a model or paper was learnt from.
"""

import sys

from whichmodel.cite import facts_of
from whichmodel.graph import Kind, Predicate
from whichmodel.importers.linking import TextLinker
from whichmodel.packaged import ensure_packaged
from whichmodel.places import cache_folder
from whichmodel.store import Store
from whichmodel_embeddings.encoder import Encoder, exported_folder
from whichmodel_embeddings.index import VectorIndex

OTHERS = """\
Llama-chat|A large language model fine-tuned for dialogue. It answers questions and follows instructions in many languages.
whisper-tiny|Whisper is a pre-trained model for automatic speech recognition and speech translation, trained on 680k hours of labelled audio.
bert-base|BERT is a transformers model pretrained on a large corpus of English data in a self-supervised fashion with masked language modelling.
distil-sst2|This model is a fine-tuned checkpoint of DistilBERT for sentiment classification of movie reviews.
esm2|ESM-2 is a protein language model trained on a masked language modelling objective. It is suitable for predicting structure.
sd-turbo|A fast generative text-to-image model that can synthesize photorealistic images from a text prompt in a single network evaluation.
clip-vit|CLIP learns which caption goes with which image; it is meant for zero-shot image classification research.
wav2vec2|A model for speech recognition, fine-tuned on 960 hours of Librispeech on 16kHz sampled speech audio.
musicgen|MusicGen is a text-to-music model capable of generating high-quality music samples conditioned on text descriptions.
bark|Bark is a transformer-based text-to-audio model that can generate realistic multilingual speech as well as sound effects.
tabpfn|A foundation model for tabular data that outperforms gradient boosting on small data sets.
chronos|Chronos is a family of pretrained time series forecasting models based on language model architectures.
bge-small|An embedding model that maps sentences to dense vectors for retrieval and semantic search.
ppo-cartpole|This is a trained model of a PPO agent playing CartPole using the stable-baselines3 library.
qa-roberta|Extractive question answering model fine-tuned on SQuAD 2.0; give it a question and a passage.
t5-summary|Summarises news articles into short abstracts; fine-tuned on CNN/DailyMail.
marian-de-en|Translates German to English; trained with the Marian framework on OPUS data.
chem-gnn|A graph neural network that predicts molecular properties such as solubility and toxicity.
ecg-net|Classifies heart rhythms in twelve-lead electrocardiograms.
lora-style|A LoRA for Stable Diffusion XL that draws in the style of watercolor painting. Use the trigger word aquarelle.
depth-any|Estimates depth from a single image with a model trained on 62 million unlabelled pictures.
pose-lite|Detects body keypoints of people in video in real time for fitness apps.
ocr-base|Reads printed text in line images; an encoder-decoder with an image transformer and a text transformer.
bird-song|Tells one kind of bird from another by its song recorded in the field.
contract-qa|Answers questions about contracts and finds risky clauses.
codegen|Writes Python code from a description in natural language.
face-age|Predicts a person's age from a face photo with a vision transformer.
nsfw|Classifies images as safe or not safe for work.
layoutlm|Understands documents by text and layout; fine-tuned for invoice field extraction.
point-e|Generates 3D point clouds from text prompts.
nerf-x|Builds a neural radiance field from a few photos for novel view synthesis.
deepfake|Detects whether a face in a video was swapped.
tts-vits|Text to speech with several English speakers.
speech-enhance|Removes background noise from speech recordings; trained on the VoiceBank data set.
audio-sr|Super-resolution for audio: raises the sampling rate of music and speech to 48 kHz.
lang-id|Identifies which of 176 languages a text is written in.
toxic|Flags toxic comments in online forums.
weather|Predicts global weather ten days ahead at quarter degree resolution.
go-player|Plays the game of Go at a professional level.
recsys|Recommends movies from a user's viewing history.
"""


def known_texts(store: Store) -> list[tuple[str, str, set[str]]]:
    """(name, summary, tasks) of each model that is no variant, and of each paper of such a model."""
    found = []
    for node in [*store.ids(Kind.MODEL), *store.ids(Kind.PAPER)]:
        facts = facts_of(store, node)
        models = [node] if facts.node.kind == Kind.MODEL else [s.subject for s in store.pointing(node)]
        tasks = {str(s.object) for model in models for s in store.about(model) if s.predicate == Predicate.TASK}
        if facts.whole is None and facts.node.summary and tasks:
            found.append((facts.node.name, facts.node.summary, tasks))
    return found


def main(*, wrong: bool) -> None:
    """Link and print."""
    store = Store(ensure_packaged())
    encoder = Encoder(exported_folder(cache_folder(), store.settings.encoder_sha256))
    linker = TextLinker(store, VectorIndex.load(store.index_path), encoder)
    known = known_texts(store)
    others = [(name, text, set[str]()) for name, _, text in (line.partition("|") for line in OTHERS.strip().splitlines())]
    told = [(name, text) for name, text, _ in [*known, *others]]
    links = list(linker.links_of(told, dict(zip((text for _, text in told), encoder.encode([text for _, text in told]), strict=True))))
    wider = {(s.subject, str(s.object)) for s in store.with_predicate(Predicate.REFINES)}
    right = made = linked = 0
    for (name, _, tasks), found in zip([*known, *others], links, strict=True):
        # a special case of a task, or what a task is a special case of, is not wrong
        good = [one for one in found if any(one.task == task or (one.task, task) in wider or (task, one.task) in wider for task in tasks)]
        right, made, linked = right + len(good) * bool(tasks), made + len(found) * bool(tasks), linked + bool(found and tasks)
        if wrong and len(good) < len(found):
            print(f"{name}: {[one.task for one in found if one not in good]} instead of {sorted(tasks)}")
    strays = sum(bool(found) for found in links[len(known) :])
    print(f"{len(known)} texts of known tasks: {linked / len(known):.3f} linked, {right / made:.3f} of {made} links right")
    print(f"{len(others)} texts of other matters: {strays} linked")
    store.close()


if __name__ == "__main__":
    main(wrong="--wrong" in sys.argv[1:])
