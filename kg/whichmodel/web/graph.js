// The parts of the page's script are read one after another, into one function.
const started = performance.now();
const data = JSON.parse(document.getElementById("data").textContent);
const canvas = document.getElementById("graph"), pen = canvas.getContext("2d");
const one = (selector) => document.querySelector(selector);
const root = document.documentElement;

// --- the graph -----------------------------------------------------------------------------------------------
const kinds = data.kinds.map(([name, light, dark, shape]) => ({ name, light, dark, shape, shown: true, count: 0 }));
const predicates = data.predicates.map((name) => ({ name, shown: true, count: 0 }));
const sources = data.sources.map(([name, url]) => ({ name, url }));
const nodes = data.nodes.map(([id, kind, name, summary, url, x, y, r, said], at) => {
  kinds[kind].count += 1;
  return { at, id, kind: kinds[kind], name: name || id, summary, url, x, y, r, said, links: [], words: `${name} ${id}`.toLowerCase() };
});
const pairs = new Map();
const links = data.links.map(([from, to, predicate, source, level, note], at) => {
  const link = { at, from: nodes[from], to: nodes[to], predicate: predicates[predicate], source: sources[source], level: data.levels[level], note, bend: 0 };
  predicates[predicate].count += 1;
  link.from.links.push(link);
  if (from !== to) link.to.links.push(link);
  const key = from < to ? `${from} ${to}` : `${to} ${from}`;
  if (!pairs.has(key)) pairs.set(key, []);
  pairs.get(key).push(link);
  return link;
});
// links between the same two nodes are bent apart
for (const same of pairs.values()) {
  if (same.length > 1) same.forEach((link, at) => { link.bend = (at - (same.length - 1) / 2) * (link.from.at < link.to.at ? 1 : -1); });
}
// a name stands on the side where fewer links run
for (const node of nodes) node.leftwards = d3.sum(node.links, (link) => Math.sign(link.from.x + link.to.x - 2 * node.x)) > 0;
const small = links.length <= 150;
const byWeight = [...nodes].sort((a, b) => b.links.length - a.links.length || a.at - b.at);
const steps = data.answer ? data.answer.steps : [];

// --- what is shown -------------------------------------------------------------------------------------------
const now = { place: d3.zoomIdentity, over: null, chosen: null, step: -1, moving: false, snapshot: null, cost: 0, width: 0, height: 0 };
let tree = d3.quadtree();
const isShown = (node) => node.kind.shown;
const isDrawn = (link) => link.predicate.shown && link.from.kind.shown && link.to.kind.shown;
const screenRadius = (node, k) => node.r * Math.max(small ? 0.55 : 0.25, Math.min(2.4, Math.pow(k, 0.65)));

function retree() {
  tree = d3.quadtree().x((n) => n.x).y((n) => n.y).addAll(nodes.filter(isShown));
}

// the nodes and links that matter now, or null where all do
function focus() {
  if (now.over || now.chosen) {
    const middle = now.over || now.chosen;
    const near = middle.links.filter(isDrawn);
    const found = new Set(near.flatMap((link) => [link.from, link.to]));
    found.add(middle);
    if (now.chosen) found.add(now.chosen);
    return { nodes: found, links: new Set(near) };
  }
  if (now.step >= 0) {
    const step = steps[now.step];
    const cited = step.links.map((at) => links[at]);
    const found = new Set(step.nodes.map((at) => nodes[at]));
    cited.forEach((link) => { found.add(link.from); found.add(link.to); });
    return { nodes: found, links: new Set(cited) };
  }
  return null;
}
