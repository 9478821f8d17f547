"use strict";
(() => {
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

  // --- drawing -------------------------------------------------------------------------------------------------
  let colours = {};
  function readColours() {
    const style = getComputedStyle(root);
    for (const name of ["ground", "ink", "quiet", "line", "accent"]) colours[name] = style.getPropertyValue(`--${name}`).trim();
    colours.dark = root.dataset.theme === "dark";
  }

  const shapes = {
    circle: (p, x, y, r) => { p.moveTo(x + r, y); p.arc(x, y, r, 0, 2 * Math.PI); },
    square: (p, x, y, r) => { p.rect(x - r * 0.89, y - r * 0.89, r * 1.78, r * 1.78); },
    diamond: (p, x, y, r) => polygon(p, x, y, r * 1.25, 4, 0),
    triangle: (p, x, y, r) => polygon(p, x, y + r * 0.2, r * 1.3, 3, 0),
    down: (p, x, y, r) => polygon(p, x, y - r * 0.2, r * 1.3, 3, Math.PI),
    hexagon: (p, x, y, r) => polygon(p, x, y, r * 1.08, 6, 0),
    star: (p, x, y, r) => polygon(p, x, y, r * 1.4, 10, 0, 0.5),
    cross: (p, x, y, r) => {
      const a = r * 1.05, b = r * 0.4;
      [[-b, -a], [b, -a], [b, -b], [a, -b], [a, b], [b, b], [b, a], [-b, a], [-b, b], [-a, b], [-a, -b], [-b, -b]]
        .forEach(([dx, dy], at) => (at ? p.lineTo(x + dx, y + dy) : p.moveTo(x + dx, y + dy)));
      p.closePath();
    },
  };
  shapes.dot = shapes.circle;
  function polygon(p, x, y, r, corners, turn, inner = 1) {
    for (let at = 0; at < corners; at += 1) {
      const angle = (at / corners) * 2 * Math.PI - Math.PI / 2 + turn, far = at % 2 ? r * inner : r;
      if (at) p.lineTo(x + far * Math.cos(angle), y + far * Math.sin(angle));
      else p.moveTo(x + far * Math.cos(angle), y + far * Math.sin(angle));
    }
    p.closePath();
  }

  let due = false;
  function redraw() {
    if (due) return;
    due = true;
    requestAnimationFrame(() => { due = false; draw(); });
  }

  function draw() {
    // while a large graph is moved, the last picture is moved in its place: one blit a frame, whatever is in it
    if (now.moving && now.snapshot && now.cost > 12) {
      const { place: was, picture } = now.snapshot, k = now.place.k / was.k;
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.fillStyle = colours.ground;
      pen.fillRect(0, 0, canvas.width, canvas.height);
      const ratio = canvas.width / now.width;
      pen.drawImage(picture, (now.place.x - was.x * k) * ratio, (now.place.y - was.y * k) * ratio, canvas.width * k, canvas.height * k);
      return;
    }
    const began = performance.now();
    const ratio = window.devicePixelRatio || 1;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = colours.ground;
    pen.fillRect(0, 0, now.width, now.height);
    const { x: left, y: top, k } = now.place, near = focus();
    const sx = (n) => n.x * k + left, sy = (n) => n.y * k + top;

    drawLinks(near, k, sx, sy);
    const taken = [];
    drawNodes(near, k, sx, sy, taken);
    drawNames(near, k, sx, sy, taken);
    if (small || near) drawPredicates(near, k, sx, sy, taken);
    now.cost = performance.now() - began;
  }

  function control(link, x0, y0, x1, y1) {
    const far = Math.hypot(x1 - x0, y1 - y0) || 1, push = link.bend * Math.min(36, far * 0.28);
    return [(x0 + x1) / 2 - ((y1 - y0) / far) * push, (y0 + y1) / 2 + ((x1 - x0) / far) * push];
  }

  function drawLinks(near, k, sx, sy) {
    const plain = near ? links.filter((link) => !near.links.has(link)) : links;
    pen.lineWidth = small ? 1.1 : 0.7;
    pen.strokeStyle = colours.line;
    pen.globalAlpha = (small ? 0.6 : Math.max(0.13, Math.min(0.5, 700 / links.length + 0.06 * k))) * (near ? 0.3 : 1);
    let inPath = 0;
    pen.beginPath();
    for (const link of plain) {
      if (!isDrawn(link)) continue;
      const x0 = sx(link.from), y0 = sy(link.from), x1 = sx(link.to), y1 = sy(link.to);
      if ((x0 < 0 && x1 < 0) || (y0 < 0 && y1 < 0) || (x0 > now.width && x1 > now.width) || (y0 > now.height && y1 > now.height)) continue;
      pen.moveTo(x0, y0);
      if (link.bend && small) pen.quadraticCurveTo(...control(link, x0, y0, x1, y1), x1, y1);
      else pen.lineTo(x1, y1);
      // a path of thousands of lines is slow to fill in, many short ones are not
      if ((inPath += 1) === 200) { pen.stroke(); pen.beginPath(); inPath = 0; }
    }
    pen.stroke();
    if (small) {
      pen.fillStyle = colours.line;
      plain.filter(isDrawn).forEach((link) => arrow(link, k, sx, sy));
    }
    pen.globalAlpha = 1;
    if (!near) return;
    pen.strokeStyle = pen.fillStyle = colours.accent;
    pen.lineWidth = near.links.size > 60 ? 1 : 1.8;
    for (const link of near.links) {
      if (!isDrawn(link)) continue;
      const x0 = sx(link.from), y0 = sy(link.from), x1 = sx(link.to), y1 = sy(link.to);
      pen.beginPath();
      pen.moveTo(x0, y0);
      pen.quadraticCurveTo(...control(link, x0, y0, x1, y1), x1, y1);
      pen.stroke();
      arrow(link, k, sx, sy);
    }
  }

  function arrow(link, k, sx, sy) {
    const x1 = sx(link.to), y1 = sy(link.to), [cx, cy] = control(link, sx(link.from), sy(link.from), x1, y1);
    const angle = Math.atan2(y1 - cy, x1 - cx), back = screenRadius(link.to, k) + 2;
    const tipX = x1 - back * Math.cos(angle), tipY = y1 - back * Math.sin(angle);
    pen.beginPath();
    pen.moveTo(tipX, tipY);
    pen.lineTo(tipX - 8 * Math.cos(angle - 0.38), tipY - 8 * Math.sin(angle - 0.38));
    pen.lineTo(tipX - 8 * Math.cos(angle + 0.38), tipY - 8 * Math.sin(angle + 0.38));
    pen.fill();
  }

  function drawNodes(near, k, sx, sy, taken) {
    for (const kind of kinds) kind.due = [[], []];
    for (const node of nodes) {
      if (!isShown(node)) continue;
      const x = sx(node), y = sy(node), r = screenRadius(node, k);
      if (x < -r || y < -r || x > now.width + r || y > now.height + r) continue;
      node.kind.due[near && !near.nodes.has(node) ? 0 : 1].push(node);
      if (r > 3.4) taken.push([x - r, y - r, x + r, y + r, node]);
    }
    pen.lineWidth = 1;
    pen.strokeStyle = colours.ground;
    for (const bright of [0, 1]) {
      pen.globalAlpha = bright ? 1 : 0.16;
      for (const kind of kinds) {
        pen.fillStyle = colours.dark ? kind.dark : kind.light;
        pen.beginPath();
        for (const node of kind.due[bright]) {
          const r = screenRadius(node, k);
          if (r < 2) pen.rect(sx(node) - r, sy(node) - r, 2 * r, 2 * r);
          else shapes[kind.shape](pen, sx(node), sy(node), r);
        }
        pen.fill();
        if (k > 0.4) pen.stroke();
      }
    }
    pen.globalAlpha = 1;
    if (now.chosen && isShown(now.chosen)) {
      pen.strokeStyle = colours.accent;
      pen.lineWidth = 2.5;
      pen.beginPath();
      pen.arc(sx(now.chosen), sy(now.chosen), screenRadius(now.chosen, k) * 1.3 + 4, 0, 2 * Math.PI);
      pen.stroke();
    }
  }

  const widths = new Map();
  function widthOf(text) {
    if (!widths.has(text)) widths.set(text, pen.measureText(text).width);
    return widths.get(text);
  }
  const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);
  // a result's name ends with its value
  const nameOf = (node, most) => (node.kind.name === "result" && node.name.length > most ? `…${node.name.slice(1 - most).trimStart()}` : short(node.name, most));

  // a coarse grid of what is covered, so that each label looks at its neighbours alone
  function covering(boxes) {
    const cells = new Map(), size = 64;
    const each = (box, work) => {
      for (let x = Math.floor(box[0] / size); x <= Math.floor(box[2] / size); x += 1) {
        for (let y = Math.floor(box[1] / size); y <= Math.floor(box[3] / size); y += 1) if (work(x * 4099 + y)) return true;
      }
      return false;
    };
    const add = (box) => each(box, (cell) => { (cells.get(cell) || cells.set(cell, []).get(cell)).push(box); });
    boxes.forEach(add);
    const free = (box, mine) => !each(box, (cell) => (cells.get(cell) || []).some((b) => b[4] !== mine && box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3]));
    return { add, free };
  }

  function write(text, x, y, colour, bold) {
    pen.lineJoin = "round";
    pen.lineWidth = 3.5;
    pen.strokeStyle = colours.ground;
    pen.strokeText(text, x, y);
    pen.fillStyle = colour;
    pen.fillText(text, x, y);
    if (bold) pen.fillText(text, x + 0.4, y);
  }

  let covered = covering([]), written = [];
  function drawNames(near, k, sx, sy, taken) {
    pen.font = "12px system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
    pen.textBaseline = "middle";
    covered = covering(taken);
    written = [];
    const free = room();
    const first = near ? [...near.nodes].sort((a, b) => (b === now.over) - (a === now.over) || b.links.length - a.links.length) : [];
    const most = small ? 400 : Math.round((now.width * now.height) / 12000);
    const rest = near ? (small ? byWeight.filter((n) => !near.nodes.has(n)) : []) : byWeight;
    for (const node of [...first, ...rest]) {
      if (written.length >= most) break;
      if (!isShown(node)) continue;
      const x = sx(node), y = sy(node), r = screenRadius(node, k);
      if (x < -20 || y < 0 || x > now.width || y > now.height) continue;
      if (!near && !small && r < 3.2) continue;
      const dim = near && !near.nodes.has(node);
      const text = nameOf(node, near && !dim && now.over === node ? 60 : 32), width = widthOf(text) + 4;
      const sides = [[x + r + 5, y], [x - width / 2, y + r + 10], [x - r - width - 3, y], [x - width / 2, y - r - 10]];
      if (node.leftwards) [sides[0], sides[2]] = [sides[2], sides[0]];
      const edge = x > free.left ? free.left - 16 : 0, rim = x < free.right ? free.right + 16 : now.width;
      for (const [at, level] of sides) {
        const box = [at - 2, level - 8, at + width, level + 8, node];
        if (box[0] < edge || box[2] > rim || !covered.free(box, node)) continue;
        covered.add([...box.slice(0, 4), null]);
        pen.globalAlpha = dim ? 0.25 : 1;
        write(text, at, level, colours.ink, node === now.chosen || node === now.over);
        written.push(box);
        break;
      }
    }
    pen.globalAlpha = 1;
  }

  function drawPredicates(near, k, sx, sy, taken) {
    const named = near ? [...near.links] : links;
    if (named.length > 120) return;
    pen.font = "10.5px system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
    for (const link of named) {
      if (!isDrawn(link)) continue;
      const x0 = sx(link.from), y0 = sy(link.from), x1 = sx(link.to), y1 = sy(link.to), text = link.predicate.name;
      const width = pen.measureText(text).width;
      if (Math.hypot(x1 - x0, y1 - y0) < width + 16) continue;
      const [cx, cy] = control(link, x0, y0, x1, y1), x = (x0 + 2 * cx + x1) / 4, y = (y0 + 2 * cy + y1) / 4;
      const box = [x - width / 2 - 2, y - 7, x + width / 2 + 2, y + 7, link];
      if (!covered.free(box, link)) continue;
      covered.add(box);
      write(text, x - width / 2, y, near ? colours.accent : colours.quiet);
    }
  }

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
})();
