// An answer of the service as elements.
import {link, make} from "./make.js";

const SENTENCES = {no_fit: "Nothing in this catalogue fits.", out_of_scope: "This is outside what the catalogue covers.", ask_back: "Please say a little more."};
const WISHES = {
  video: "video", face: "faces", anime: "drawn pictures", document: "documents", cpu: "no graphics card", "low-memory": "little memory",
  mobile: "on a phone", browser: "in a browser", commercial: "commercial use", fast: "fast", "real-time": "in real time", faithful: "nothing invented",
};
const LEVELS = {
  "official-repo": "by its authors", "original-paper": "by its paper", "stored-page": "by a page kept as it was read", editorial: "general knowledge of this catalogue", inferred: "inferred, not stated",
};
let count = 0;

/** The whole answer; *asked* is what was typed. */
export function shown(answer, asked) {
  const cited = new Map(answer.evidence.map(item => [item.id, item]));
  const tell = (reason, kind) => told(reason, kind, cited);
  const planned = new Set(answer.recommendations.slice(0, 1).flatMap(one => one.plan.flatMap(step => [step.task, ...step.covers])));
  const names = new Map(answer.tasks.map(task => [task.id, task.name]));
  const tasks = answer.tasks.filter(task => planned.has(task.id));
  const first = tasks.length ? tasks : answer.status === "ask_back" ? [] : answer.tasks.slice(0, 1);
  const instead = [make("p", {className: "says"}, answer.clarify || SENTENCES[answer.status] || ""), list(answer.notes.map(reason => tell(reason, "plain")))];
  return make("div", {className: "answer"},
    answer.question.trim() !== asked.trim() && make("p", {className: "quiet"}, "Read with what you said before: ", make("q", {}, answer.question)),
    answer.request.read_as?.length > 0 && make("p", {className: "quiet"}, "Read ", answer.request.read_as.flatMap(([typed, read], at) => [at ? " and " : "", make("q", {}, typed), " as ", make("q", {}, read)]), "."),
    first.length > 0 && make("div", {className: "task"},
      make("h3", {}, first.map(task => task.name).join(" + ")),
      list([first[0].because[0]].filter(Boolean).map(reason => tell(reason, "plain")))),
    wishes(answer.request),
    answer.status !== "answered" && !isTold(answer) && make("section", {}, answer.status === "ask_back" ? instead.reverse() : instead),
    answer.named.length > 0 && make("section", {className: "others"}, make("h4", {}, "Models that you name"), aboutModels(answer.named, "told", tell)),
    answer.recommendations.map(one => model(one, names, tell)),
    others(answer, tell),
    answer.status === "answered" && answer.notes.length > 0 && make("section", {className: "note"}, make("h4", {}, "Mind"), list(answer.notes.map(reason => tell(reason, "plain")))),
    answer.papers.length > 0 && make("section", {}, make("h4", {}, "Papers"),
      make("ul", {className: "papers"}, answer.papers.map(paper => make("li", {}, link(paper.title, paper.url))))));
}

/** Whether a question about models was answered by what is told of those that it names. */
function isTold(answer) {
  return answer.status === "out_of_scope" && answer.named.length > 0 && answer.notes.length === 0;
}

/** In a sentence what was found, for those who hear the page. */
export function summary(answer) {
  const found = answer.recommendations.map(one => one.model.name);
  if (isTold(answer)) return answer.named.map(one => `${one.model.name}: ${one.told[0].text}`).join(" ");
  if (answer.status !== "answered") return answer.clarify || SENTENCES[answer.status] || "";
  return `${found[0]} comes first${found.length > 1 ? `; then ${found.slice(1).join(", ")}` : ""}.`;
}

function wishes(request) {
  const hardware = request.hardware.filter(one => one !== "low-memory" || !request.memory_gb);
  const said = [request.modality, request.licence, request.speed, request.fidelity, ...hardware].map(one => WISHES[one]).filter(Boolean);
  if (request.scale) said.unshift(`${Number(request.scale.toFixed(2))}×`);
  if (request.memory_gb) said.push(`${request.memory_gb} GB of graphics memory`);
  if (request.licences.length > 0) said.push(`licence ${either(request.licences)}`);
  if (request.not_licences.length > 0) said.push(`not under ${either(request.not_licences)}`);
  if (request.not_architectures.length > 0) said.push(`no ${either(request.not_architectures)}`);
  if (request.since) said.push(`from ${request.since} on`);
  if (request.target_size) said.push(`to ${request.target_size.join(" × ")}`);
  return said.length > 0 && make("ul", {className: "wishes", "aria-label": "What was understood"}, said.map(one => make("li", {}, one)));
}

function either(names) {
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : names.join("");
}

function model(one, names, tell) {
  const {model: named} = one;
  const reasons = [...one.why.map(reason => tell(reason, "reason")), ...one.caveats.map(reason => tell(reason, "reason mind")), ...one.conflicts.map(reason => tell(reason, "reason mind"))];
  const code = named.code_official === false ? "Code (not by its authors)" : "Code";
  return make("details", {className: "model", open: one.rank === 1},
    make("summary", {},
      make("span", {className: "rank", "aria-label": `Number ${one.rank}`}, String(one.rank)), make("span", {className: "name"}, named.name),
      make("span", {className: "terms"}, named.licence ? `Licence: ${named.licence}` : "Licence not on record")),
    make("div", {className: "inside"},
      make("section", {}, make("h4", {}, "How"), make("ol", {className: one.plan.length > 1 ? "plan" : "plan one"}, one.plan.map(step => planned(step, one, names, tell)))),
      make("section", {}, make("h4", {}, "Why"), list(reasons)),
      make("p", {className: "links"}, [[code, named.code], ["Paper", named.paper]].filter(([, address]) => address).map(([text, address]) => link(text, address)))));
}

function planned(step, one, names, tell) {
  const task = names.get(step.task) ?? step.task.replace(/^task\//, "").replaceAll("-", " ");
  const several = one.plan.length > 1;
  return make("li", {className: "step"},
    several && make("p", {}, `${task} with `, step.model.id === one.model.id ? step.model.name : link(step.model.name, step.model.code ?? step.model.paper)),
    make("p", {className: "flow"}, step.input, make("b", {}, " → "), step.output),
    several && step.placed && list([tell(step.placed, "plain")]));
}

function others(answer, tell) {
  if (!answer.rejected.length) return null;
  return make("section", {className: "others"}, make("h4", {}, answer.status === "answered" ? "Why not" : "Nearest"),
    aboutModels(answer.rejected, "why_not", tell));
}

/** What is said of each of some models. */
function aboutModels(some, said, tell) {
  return make("dl", {}, some.map(one => [
    make("dt", {}, link(one.model.name, one.model.code ?? one.model.paper)),
    make("dd", {}, list(one[said].map(reason => tell(reason, "plain")))),
  ]));
}

function list(items) {
  return make("ul", {className: "reasons"}, items);
}

/** A sentence with a button that shows where it was read. */
function told(reason, kind, cited) {
  const found = reason.evidence.map(id => cited.get(id)).filter(Boolean);
  const item = make("li", {className: kind.includes("reason") ? kind : `reason ${kind}`}, reason.text);
  if (!found.length) return item;
  const sources = new Set(found.map(one => one.source.id)).size;
  const id = `sources-${count += 1}`;
  const button = make("button", {type: "button", className: "source", "aria-expanded": "false", "aria-controls": id}, sources > 1 ? `${sources} sources` : "source");
  const box = make("ul", {id, className: "sources", hidden: true}, found.map(one => make("li", {},
    make("span", {className: "what"}, `${one.subject} · ${one.predicate} · ${one.object}`),
    one.source.id === "editorial" ? "" : link(one.source.id, one.source.url), one.source.id === "editorial" ? "" : " — ", LEVELS[one.level] ?? one.level.replaceAll("-", " "), one.note ? ` (${one.note})` : "")));
  button.addEventListener("click", () => {
    box.hidden = !box.hidden;
    button.setAttribute("aria-expanded", String(!box.hidden));
  });
  item.append(button, box);
  return item;
}
