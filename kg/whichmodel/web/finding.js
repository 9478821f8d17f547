// --- search --------------------------------------------------------------------------------------------------
const search = one("#search"), found = one("#found");
let marked = 0;
function look() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = words.length ? byWeight.filter((n) => words.every((w) => n.words.includes(w))) : [];
  hits.sort((a, b) => b.name.toLowerCase().startsWith(words[0]) - a.name.toLowerCase().startsWith(words[0]));
  marked = 0;
  found.replaceChildren(...hits.slice(0, 12).map((node, place) => {
    const row = element("li"), button = toNode(node, element("span", node.kind.name, "mine"));
    button.className = place ? "" : "on";
    button.addEventListener("click", () => { found.replaceChildren(); search.blur(); });
    row.append(button);
    return row;
  }));
  if (words.length && !hits.length) found.replaceChildren(element("li", "nothing found"));
}
search.addEventListener("input", look);
search.addEventListener("focus", look);
search.addEventListener("keydown", (event) => {
  const buttons = [...found.querySelectorAll("button")];
  if (event.key === "Enter" && buttons[marked]) buttons[marked].click();
  if (event.key === "Escape") { found.replaceChildren(); search.blur(); }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  marked = Math.max(0, Math.min(buttons.length - 1, marked + (event.key === "ArrowDown" ? 1 : -1)));
  buttons.forEach((button, place) => button.classList.toggle("on", place === marked));
});
document.addEventListener("pointerdown", (event) => { if (!one(".search").contains(event.target)) found.replaceChildren(); });

// --- an answer's reasons, step by step -----------------------------------------------------------------------
function go(step) {
  now.step = step;
  now.chosen = now.over = null;
  describe(null);
  const shown = steps[step];
  one("#walk h3").textContent = shown ? shown.about : "The whole answer";
  one("#walk .text").textContent = shown ? shown.text : `${plural(steps.length, "reason")}, each with the statements that carry it. Step through them.`;
  one("#walk .evidence").replaceChildren(...(shown ? shown.evidence : []).map(([subject, predicate, object, source, url, level]) => {
    const line = element("li", `${subject} · ${predicate} · ${object} `);
    line.append(cite({ name: source, url }, level, ""));
    return line;
  }));
  one("#at").textContent = shown ? `${step + 1} of ${steps.length}` : "";
  one("#back").disabled = step < 0;
  one("#next").disabled = step >= steps.length - 1;
  const near = focus();
  fit(near && near.nodes.size ? [...near.nodes] : nodes, 1.3);
  redraw();
}
