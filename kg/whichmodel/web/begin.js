// --- keys and buttons ----------------------------------------------------------------------------------------
function theme(name) {
  root.dataset.theme = name;
  readColours();
  filters();
  describe(now.chosen);
}
const scaled = (by) => surface.transition().duration(180).call(zoom.scaleBy, by);
const moved = (x, y) => surface.call(zoom.translateBy, x / now.place.k, y / now.place.k);
one("#closer").addEventListener("click", () => scaled(1.5));
one("#farther").addEventListener("click", () => scaled(1 / 1.5));
one("#whole").addEventListener("click", () => fit(nodes));
one("#theme").addEventListener("click", () => theme(root.dataset.theme === "dark" ? "light" : "dark"));
one("#menu").addEventListener("click", () => {
  const open = one("#left").classList.toggle("open");
  one("#menu").setAttribute("aria-expanded", String(open));
});
one("#back").addEventListener("click", () => go(now.step - 1));
one("#next").addEventListener("click", () => go(now.step + 1));
one("#all").addEventListener("click", () => go(-1));
document.addEventListener("keydown", (event) => {
  if (event.target === search || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key, onGraph = document.activeElement === canvas || document.activeElement === document.body;
  if (key === "/") { event.preventDefault(); search.focus(); }
  else if (key === "Escape") choose(null);
  else if (key === "0") fit(nodes);
  else if (key === "+" || key === "=") scaled(1.5);
  else if (key === "-") scaled(1 / 1.5);
  else if (key === "d") theme(root.dataset.theme === "dark" ? "light" : "dark");
  else if (steps.length && onGraph && (key === "n" || key === "ArrowRight")) { if (now.step < steps.length - 1) go(now.step + 1); }
  else if (steps.length && onGraph && (key === "p" || key === "ArrowLeft")) { if (now.step >= 0) go(now.step - 1); }
  else if (onGraph && key.startsWith("Arrow")) moved({ ArrowLeft: 60, ArrowRight: -60 }[key] || 0, { ArrowUp: 60, ArrowDown: -60 }[key] || 0);
});

// --- begin ---------------------------------------------------------------------------------------------------
const wanted = matchMedia("(prefers-color-scheme: dark)");
root.dataset.theme = wanted.matches ? "dark" : "light";
wanted.addEventListener("change", () => theme(wanted.matches ? "dark" : "light"));
one("h1").textContent = data.title;
one("h1").title = data.title;
readColours();
resize();
if (data.answer) {
  one("#walk").hidden = !steps.length;
  one("#left").classList.toggle("walking", steps.length > 0);
  one("#walk .question").textContent = data.answer.question;
  one("#walk .says").textContent = data.answer.says;
}
filters();
if (steps.length) go(-1);
fit(nodes, 1.6, false);
draw();
window.addEventListener("resize", () => { resize(); });
// for those who script the page, and for its tests
window.whichmodel = {
  opened: performance.now(), took: performance.now() - started, steps: steps.length,
  place: (id) => { const n = nodes.find((o) => o.id === id); return { x: n.x * now.place.k + now.place.x, y: n.y * now.place.k + now.place.y }; },
  state: () => ({ chosen: now.chosen && now.chosen.id, over: now.over && now.over.id, step: now.step, scale: now.place.k, cost: now.cost, moving: now.moving, labels: written.map((b) => b.slice(0, 4)), focus: focus() && [...focus().nodes].map((n) => n.id), theme: root.dataset.theme }),
};
