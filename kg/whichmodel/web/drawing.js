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
