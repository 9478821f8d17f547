"""Results as model zoos and model cards state them: metric, value, data set, and always the protocol."""

import hashlib
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from whichmodel.graph import Evidence, Kind, Predicate
from whichmodel.importers.intake import Intake
from whichmodel.importers.untrusted import tidy
from whichmodel.naming import slug

_TAG = re.compile(r"<[^>]{0,80}>")
_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]{1,60})\)\s*$")
_SETTING = re.compile(r"^\\*\$?\\*(sigma|noise|quality|qp?|scale)\\*\$?$|^σ$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """One number of a row, what it was measured by, and what the row adds to the protocol."""

    metric: str
    value: float
    protocol: tuple[str, ...] = ()


def values_of(metrics: Mapping[str, Any]) -> tuple[list[Value], list[str]]:
    """The values that *metrics* (name → value) states, and for each that is none the reason.

    Joined metrics ("PSNR/SSIM (RGB)") are split where the values tell which is which. A setting that stands
    among the metrics (the noise level) belongs to the protocol of the others.
    """
    found, wrong, settings = list[Value](), list[str](), list[str]()
    for key, value in metrics.items():
        name = " ".join(_TAG.sub(" ", tidy(key)).split())
        bare = name.replace("\\", "").replace("$", "")
        if _SETTING.match(name) or _SETTING.match(bare):
            settings.append(f"{'σ' if bare == 'sigma' else bare} {tidy(value)}")
            continue
        try:
            found += _split(name, value)
        except ValueError as error:
            wrong.append(str(error))
    return [Value(one.metric, one.value, (*one.protocol, *settings)) for one in found], wrong


def dataset_of(name: str) -> tuple[str, tuple[str, ...]]:
    """A data set's name and what stands in brackets behind it: "REDS4(BIx4)" is REDS4, degraded in a certain way."""
    match = _BRACKETS.match(name)
    return (match[1], (match[2].strip(),)) if match else (name, ())


def state_result(
    intake: Intake, model: str, dataset: str, one: Value, protocol: tuple[str, ...], source: str,
    evidence: Evidence, variant: str | None = None,
) -> bool:
    """Add a result to the graph; whether it was new."""
    told = "; ".join(dict.fromkeys([*protocol, *one.protocol]))
    key = f"{model}|{told}|{source}|{dataset}|{one.metric}|{variant}|{one.value}"
    tail = hashlib.sha256(key.encode()).hexdigest()[:8]
    node = f"result/{model.partition('/')[2][:60]}-{slug(dataset)[:40]}-{slug(one.metric)}-{tail}"
    if node in intake.graph.nodes:
        return False
    intake.add(Kind.RESULT, node, f"{variant or intake.graph.nodes[model].name} on {dataset}: {one.metric} {one.value:g}")
    intake.say(model, Predicate.EVALUATION, node, source, evidence, node=True)
    intake.say(node, Predicate.EVALUATED_ON, intake.dataset(dataset), source, evidence, node=True)
    intake.say(node, Predicate.METRIC, intake.metric(one.metric), source, evidence, node=True)
    intake.say(node, Predicate.VALUE, one.value, source, evidence)
    intake.say(node, Predicate.PROTOCOL, told, source, evidence)
    intake.say(node, Predicate.VARIANT, variant, source, evidence)
    return True


def number(value: object) -> float:
    """*value* as a number; raises ValueError where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("no number")
    made = float(str(value)[:40].strip().rstrip("%").rstrip())
    if not math.isfinite(made):
        raise ValueError("no number")
    return made


def _split(name: str, value: object) -> Iterator[Value]:
    match = _BRACKETS.match(name)
    bare, more = (match[1], (match[2].strip(),)) if match else (name, ())
    parts = [part.strip() for part in bare.split("/") if part.strip()]
    if not parts:
        raise ValueError("a metric without a name")
    if isinstance(value, Mapping):
        told = {tidy(key): one for key, one in value.items()}
        if not set(parts) <= set(told):
            raise ValueError(f"'{name}' holds values of other names ({', '.join(list(told)[:4])})")
        values = [told[part] for part in parts]
    elif isinstance(value, list):
        values = value
    else:
        values = value.split("/") if isinstance(value, str) and len(parts) > 1 else [value]
    if len(values) != len(parts):
        raise ValueError(f"'{name}' joins {len(parts)} metrics, and {len(values)} value{'s are' if len(values) != 1 else ' is'} given")
    for part, one in zip(parts, values, strict=True):
        try:
            yield Value(part, number(one), more)
        except ValueError:
            raise ValueError(f"'{part}' is no number ({tidy(one, 40) or type(one).__name__})") from None
