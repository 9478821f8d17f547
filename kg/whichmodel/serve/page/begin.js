// The page: questions go in at the bottom, answers stand above, the last question can be asked on.
import {shown, summary} from "./answer.js";
import {make} from "./make.js";
import {ask, Refused, useToken} from "./service.js";

const EXAMPLES = ["Upscale an old photo 8×", "My night photos are grainy", "Colour a black-and-white film", "Remove the rain from a video", "Cut a person out, hair and all", "Make my 640x480 clip 1920x1080"];
const FURTHER = {video: "and for video?", commercial: "for commercial use?", "low-memory": "with little memory?", fast: "faster?", faithful: "nothing invented?"};
const at = id => document.getElementById(id);
const form = at("ask"), field = at("question"), turns = at("turns"), button = form.querySelector("button.go");
const typing = matchMedia("(pointer: fine)").matches;
let before = [], waiting = false;

function dark(on) {
  document.documentElement.dataset.theme = on ? "dark" : "light";
}

function grow() {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function chips(place, texts) {
  place.replaceChildren(...texts.map(text => {
    const chip = make("button", {type: "button"}, text);
    chip.addEventListener("click", () => send(text));
    return place.tagName === "UL" ? make("li", {}, chip) : chip;
  }));
}

async function send(text) {
  const question = text.trim();
  if (!question || waiting) return;
  waiting = button.disabled = true;
  field.value = "";
  grow();
  if (!typing) field.blur(); // a keyboard on the screen would cover the answer
  at("welcome").hidden = true;
  at("told").textContent = "";
  const place = make("div", {"aria-busy": "true"}, make("p", {className: "waiting"}, "Looking"));
  const turn = make("article", {className: "turn"}, make("h2", {className: "asked"}, question), place);
  turns.append(turn);
  turn.scrollIntoView({block: "start"});
  try {
    const answer = await ask(question, before);
    place.replaceChildren(shown(answer, question));
    before = [...before, question];
    at("told").textContent = summary(answer);
    at("asking").textContent = "Ask on";
    const {modality, licence, speed, fidelity, hardware, memory_gb: memory} = answer.request;
    const wished = new Set([modality, licence, speed, fidelity, ...hardware, memory && "low-memory"]);
    const further = Object.keys(FURTHER).filter(wish => !wished.has(wish)).map(wish => FURTHER[wish]);
    chips(at("further"), further);
    field.placeholder = further.length ? further[0][0].toUpperCase() + further[0].slice(1) : "";
    at("further").hidden = answer.status !== "answered" || !further.length;
    at("anew").hidden = false;
    at("door").hidden = true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.locked) {
      turn.remove();
      field.value = question;
      at("door").hidden = false;
      at("token").focus();
    } else {
      place.replaceChildren(make("p", {className: "wrong"}, error.message));
      field.value = question;
    }
    grow();
    at("told").textContent = error.message;
  } finally {
    place.removeAttribute("aria-busy");
    waiting = button.disabled = false;
    turn.scrollIntoView({block: "start"});
  }
}

function begin() {
  before = [];
  turns.replaceChildren();
  at("welcome").hidden = false;
  at("further").hidden = at("anew").hidden = true;
  at("asking").textContent = "Your question";
  field.placeholder = "Make my old photo larger";
  at("told").textContent = "";
  if (typing) field.focus();
}

dark(matchMedia("(prefers-color-scheme: dark)").matches);
chips(at("examples"), EXAMPLES);
at("theme").addEventListener("click", () => dark(document.documentElement.dataset.theme !== "dark"));
at("anew").addEventListener("click", begin);
field.addEventListener("input", grow);
field.addEventListener("keydown", event => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
form.addEventListener("submit", event => {
  event.preventDefault();
  send(field.value);
});
at("key").addEventListener("submit", event => {
  event.preventDefault();
  useToken(at("token").value);
  at("token").value = "";
  if (typing) field.focus();
  send(field.value);
});
if (typing) field.focus();
