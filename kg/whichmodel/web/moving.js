// --- moving --------------------------------------------------------------------------------------------------
const zoom = d3.zoom().scaleExtent([0.02, 12])
  .on("start", () => {
    now.moving = true;
    now.snapshot = null;
    if (now.cost > 12) {
      const picture = document.createElement("canvas");
      picture.width = canvas.width;
      picture.height = canvas.height;
      picture.getContext("2d").drawImage(canvas, 0, 0);
      now.snapshot = { place: now.place, picture };
    }
  })
  .on("zoom", () => { now.place = d3.event.transform; hideTip(); redraw(); })
  .on("end", () => { now.moving = false; now.snapshot = null; redraw(); });
const surface = d3.select(canvas).call(zoom).on("dblclick.zoom", null);

// the part of the window that no panel covers
function room() {
  const wide = now.width > 720;
  const left = wide ? one("#left").getBoundingClientRect().right + 24 : 16;
  const right = wide && !one("#right").hidden ? one("#right").getBoundingClientRect().left - 24 : now.width - 16;
  let low = now.height - 24;
  if (!wide && !one("#right").hidden) low = one("#right").getBoundingClientRect().top - 16;
  else if (!wide && one("#left").classList.contains("walking")) low = one("#left").getBoundingClientRect().top - 16;
  return { left, top: 72, right, low };
}

function fit(some, most = 1.6, slowly = true) {
  const shown = some.filter(isShown);
  if (!shown.length) return;
  const x0 = d3.min(shown, (n) => n.x - n.r), x1 = d3.max(shown, (n) => n.x + n.r), y0 = d3.min(shown, (n) => n.y - n.r), y1 = d3.max(shown, (n) => n.y + n.r);
  const free = room(), named = small ? Math.min(190, (free.right - free.left) * 0.22) : 20;
  const k = Math.max(0.02, Math.min(most, (free.right - free.left - 20 - named) / Math.max(1, x1 - x0), (free.low - free.top - 40) / Math.max(1, y1 - y0)));
  const to = d3.zoomIdentity.translate((free.left + free.right + 20 - named) / 2 - ((x0 + x1) / 2) * k, (free.top + free.low) / 2 - ((y0 + y1) / 2) * k).scale(k);
  const still = !slowly || matchMedia("(prefers-reduced-motion: reduce)").matches;
  (still ? surface : surface.transition().duration(450)).call(zoom.transform, to);
}

// bring a node out from under the panels
function uncover(node) {
  const free = room(), x = node.x * now.place.k + now.place.x, y = node.y * now.place.k + now.place.y;
  if (x > free.left && x < free.right && y > free.top && y < free.low) return;
  const to = [(free.left + free.right) / 2, (free.top + free.low) / 2];
  surface.transition().duration(300).call(zoom.translateBy, (to[0] - x) / now.place.k, (to[1] - y) / now.place.k);
}

function resize() {
  now.width = window.innerWidth;
  now.height = window.innerHeight;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(now.width * ratio);
  canvas.height = Math.round(now.height * ratio);
  redraw();
}

// --- pointing and choosing -----------------------------------------------------------------------------------
function at(x, y) {
  const k = now.place.k, found = tree.find((x - now.place.x) / k, (y - now.place.y) / k, 30 / k);
  if (found && Math.hypot(found.x * k + now.place.x - x, found.y * k + now.place.y - y) <= screenRadius(found, k) + 5) return found;
  const named = written.find((b) => x >= b[0] && x <= b[2] && y >= b[1] && y <= b[3]);
  return named ? named[4] : null;
}

const tip = one("#tip");
function hideTip() { tip.hidden = true; }
canvas.addEventListener("pointermove", (event) => {
  if (now.moving || event.pointerType === "touch") return;
  const node = at(event.clientX, event.clientY);
  if (node) {
    tip.hidden = false;
    tip.replaceChildren(node.name, element("small", `${node.kind.name} · ${plural(node.links.length, "link")}`));
    const box = tip.getBoundingClientRect();
    tip.style.left = `${Math.min(event.clientX + 14, now.width - box.width - 8)}px`;
    tip.style.top = `${Math.min(event.clientY + 14, now.height - box.height - 8)}px`;
  } else hideTip();
  if (node !== now.over) {
    now.over = node;
    canvas.classList.toggle("over", Boolean(node));
    redraw();
  }
});
canvas.addEventListener("pointerleave", () => { now.over = null; hideTip(); redraw(); });
surface.on("click", () => { if (!d3.event.defaultPrevented) choose(at(d3.event.clientX, d3.event.clientY)); });

function choose(node, move = false) {
  now.chosen = node;
  now.over = null;
  const opens = node && one("#right").hidden;
  if (node && !node.kind.shown) { node.kind.shown = true; filters(); }
  describe(node);
  if (node && move) fit([node, ...node.links.flatMap((link) => [link.from, link.to])], 1.4);
  else if (opens && small) fit(nodes);
  else if (node) uncover(node);
  redraw();
}
