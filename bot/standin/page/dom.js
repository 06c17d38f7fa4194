/** Making elements; text goes in as text nodes only, so nothing a bot sends can become markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element. `props`: `class`, `text`, `data` (dataset), `style` (custom
 * properties), `on` (listeners by event name); everything else is an attribute,
 * left out when it is null, undefined or false. Children are nodes, strings or null.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "class") element.className = value;
    else if (name === "text") element.textContent = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "style") setStyles(element, value);
    else if (name === "on") listen(element, value);
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

function setStyles(element, styles) {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value);
}

function listen(element, listeners) {
  for (const [event, listener] of Object.entries(listeners)) element.addEventListener(event, listener);
}

/** Put `children` in the place of all that `element` holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

const PATHS = {
  hash: "M9 3 7 21M17 3l-2 18M4 8h17M3 16h17",
  menu: "M3 6h18M3 12h18M3 18h18",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
  reply: "M10 5 3 12l7 7M3 12h10c5 0 8 3 8 8",
  dots: "M5 12h.01M12 12h.01M19 12h.01",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M5 19l1.5-1.5M17.5 6.5 19 5",
  moon: "M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z",
  people: "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M2 21c0-4 3-7 7-7s7 3 7 7M16 4a4 4 0 0 1 0 7M18 14c3 1 4 4 4 7",
  file: "M6 2h8l5 5v15H6zM14 2v5h5",
  download: "M12 3v12M7 11l5 5 5-5M4 21h16",
  out: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  bubble: "M4 4h16v12H11l-5 4v-4H4z",
  close: "M5 5l14 14M19 5 5 19",
  down: "M5 9l7 7 7-7",
  warning: "M12 3 2 21h20zM12 10v5M12 18h.01",
  pencil: "M4 20l1-5L16 4l4 4L9 19z",
  bin: "M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14",
  copy: "M9 9h11v12H9zM5 15H4V3h11v1",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm0 0c0 4 5 4 5 0a9 9 0 1 0-4 7",
  apps: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z",
  send: "M3 12 21 4l-5 17-4-7z",
  check: "M4 12l6 6L20 6",
};

const QUOTES = "M5 13c0-4 2-6 5-7l1 1.5C9 8.500 8.200 9.500 8 11h2.500v5.500H5zm8 0c0-4 2-6 5-7l1 1.500C17 8.500 16.200 9.500 16 11h2.500v5.500H13z";

/** Make a line icon; it is decoration, so the element around it carries the name. */
export const icon = (name, size = 20) => drawing(PATHS[name], size);

function drawing(outline, size) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 24 24", width: size, height: size, class: "icon", "aria-hidden": "true" };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", outline);
  svg.append(path);
  return svg;
}

/** Make a button that shows an icon and is called `name`. */
export function iconButton(iconName, name, onClick, more = {}) {
  const props = { class: "icon-button", type: "button", "aria-label": name, title: name, ...more };
  return h("button", { ...props, on: { click: onClick } }, icon(iconName));
}

const HUES = ["#3b7ea1", "#7a5195", "#b0563f", "#3d8361", "#8a6d1f"];

/** Make the round picture of a user: the bot's quotation marks, or an initial on a colour. */
export function avatar(user, size = 40) {
  if (user.bot) return h("span", { class: "avatar bot", "aria-hidden": "true", style: { "--size": `${size}px` } }, drawing(QUOTES, size));
  const hue = HUES[Number(BigInt(user.id) % BigInt(HUES.length))];
  const style = { "--size": `${size}px`, "--hue": hue };
  return h("span", { class: "avatar", "aria-hidden": "true", style }, [...(user.name || user.username)][0]);
}

/** Bytes in the words of a file manager. */
export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(2)} KB` : `${(bytes / 1048576).toFixed(2)} MB`;
}
