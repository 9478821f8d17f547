// Elements are made here alone, and every text is set as text: nothing that the service says is ever read as markup.

/** An element with properties and children; a child that is a string becomes a text, one that is empty is left out. */
export function make(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("aria-") || key === "role") made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== "" && child !== false));
  return made;
}

/** A link to the web that leaves this page open; the bare text where the address is none of the web. */
export function link(text, address) {
  if (!/^https?:\/\//i.test(address ?? "")) return document.createTextNode(text);
  return make("a", {href: address, target: "_blank", rel: "noopener noreferrer"}, text);
}
