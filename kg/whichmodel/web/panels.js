// --- panels: every text goes in as text ----------------------------------------------------------------------
function element(tag, text, name) {
  const made = document.createElement(tag);
  if (text !== undefined && text !== null) made.textContent = text;
  if (name) made.className = name;
  return made;
}
const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

// addresses were checked when the page was made: http, https or none
function anchor(text, url) {
  if (!/^https?:\/\//i.test(url)) return element("span", text);
  const made = element("a", text);
  made.href = url;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

function mark(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const drawn = d3.path();
  shapes[kind.shape](drawn, 7, 7, kind.shape === "dot" ? 3.2 : 5.4);
  svg.setAttribute("class", "mark");
  svg.setAttribute("viewBox", "0 0 14 14");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", drawn.toString());
  path.setAttribute("fill", root.dataset.theme === "dark" ? kind.dark : kind.light);
  svg.append(path);
  return svg;
}

function cite(source, level, note) {
  const made = element("span", null, "cite");
  if (note) made.append(`${note} · `);
  made.append(anchor(source.name, source.url), source.name === level ? "" : ` · ${level}`);
  return made;
}

function toNode(node, ...more) {
  const made = element("button", null, "to");
  made.append(mark(node.kind), element("span", node.name), ...more);
  made.addEventListener("click", () => choose(node, true));
  return made;
}

function describe(node) {
  const panel = one("#right");
  panel.hidden = !node;
  if (!node) return;
  const top = element("div", null, "top"), close = element("button", "✕");
  close.setAttribute("aria-label", "Close");
  close.addEventListener("click", () => choose(null));
  top.append(element("h3", node.name), close);
  const kind = element("p", null, "kind");
  kind.append(mark(node.kind), `${node.kind.name} · ${node.id}`);
  const parts = [top, kind];
  if (node.url) { const line = element("p"); line.append(anchor(node.url, node.url)); parts.push(line); }
  if (node.summary) parts.push(element("p", node.summary));
  const groups = d3.nest().key((link) => (link.from === node ? `${link.predicate.name} →` : `← ${link.predicate.name}`)).entries(node.links);
  if (groups.length) parts.push(element("h2", plural(node.links.length, "link")));
  for (const { key, values } of groups) parts.push(group(node, key, values));
  const said = node.said.filter(([, value]) => value !== node.summary);
  if (said.length) parts.push(element("h2", plural(said.length, "statement")), statements(said));
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}

function statements(said) {
  const made = element("div");
  for (const { key, values } of d3.nest().key(([predicate]) => data.predicates[predicate]).entries(said)) {
    made.append(listed(key, values, ([, value, source, level, note]) => {
      const line = element("div", String(value), "said");
      line.append(cite(sources[source], data.levels[level], note));
      return line;
    }));
  }
  return made;
}

function group(node, title, values) {
  return listed(title, values, (link) => {
    const row = element("div");
    row.append(toNode(link.from === node ? link.to : link.from), cite(link.source, link.level, link.note));
    return row;
  });
}

// the first few of many, and the rest when asked for
function listed(title, values, row) {
  const made = element("div"), most = 6;
  made.append(element("h4", values.length > most ? `${title} (${values.length})` : title), ...values.slice(0, most).map(row));
  if (values.length > most) {
    const more = element("button", `${values.length - most} more`, "more");
    more.addEventListener("click", () => more.replaceWith(...values.slice(most).map(row)));
    made.append(more);
  }
  return made;
}

function filters() {
  list("#kinds", kinds, (kind) => mark(kind));
  list("#predicates", predicates.filter((p) => p.count), () => "");
  retree();
  const seen = d3.sum(kinds, (kind) => (kind.shown ? kind.count : 0));
  one("#count").textContent = `${seen === nodes.length ? "" : `${seen.toLocaleString("en")} of `}${plural(nodes.length, "node")}, ${plural(links.length, "link")}`;
  redraw();
}

function list(where, values, lead) {
  const rows = values.map((value) => {
    const row = element("li"), label = element("label", null, value.shown ? "" : "off"), box = element("input");
    box.type = "checkbox";
    box.checked = value.shown;
    box.addEventListener("change", () => { value.shown = box.checked; filters(); });
    label.append(box, lead(value), element("span", value.name), element("span", value.count.toLocaleString("en"), "n"));
    // a double click shows this one alone, and all again
    label.addEventListener("dblclick", (event) => {
      event.preventDefault();
      const alone = values.every((other) => other.shown === (other === value));
      values.forEach((other) => { other.shown = alone || other === value; });
      filters();
    });
    label.title = "Double-click to show this alone";
    row.append(label);
    return row;
  });
  one(where).replaceChildren(...rows);
}
