/** What stands within a line of Discord's Markdown: emphasis, code, links, mentions, timestamps. */

import { h } from "./dom.js";
import { channelById, person, state } from "./state.js";
import { timestamp } from "./time.js";

const PAIRS = [
  ["**", (inside) => h("strong", {}, inside)],
  ["__", (inside) => h("u", {}, inside)],
  ["~~", (inside) => h("s", {}, inside)],
  ["||", (inside) => spoiler(inside)],
  ["*", (inside) => h("em", {}, inside)],
  ["_", (inside) => h("em", {}, inside)],
];
const SPECIAL = /[\\*_~|`[<@h]/;
const WORD = /[\p{L}\p{N}_]/u;
const MOST_DEPTH = 12;
const BARE_URL = /https?:\/\/[^\s<>]*[^\s<>.,:;"'\])]/iy;
const LINK = /\[((?:[^\[\]\\\n]|\\.|\[[^\]\n]*\])+)\]\(\s*<?(https?:\/\/[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+"[^"\n]*")?\s*\)/iy;
const ANGLE = /<(?:(https?:\/\/[^\s>]+)|@!?(\d+)|@&(\d+)|#(\d+)|\/([^:<>\n]+):(\d+)|t:(-?\d{1,13})(?::([tTdDfFR]))?|a?:(\w+):\d+)>/iy;
const EVERYONE = /@(?:everyone|here)/y;

/** Render text within a line (line breaks are kept) as nodes. */
export function inline(text, depth = 0) {
  const nodes = [];
  let pending = "";
  let at = 0;
  while (at < text.length) {
    const found = SPECIAL.test(text[at]) ? nodeAt(text, at, depth) : null;
    if (found) {
      if (pending) nodes.push(pending);
      pending = "";
      nodes.push(found[0]);
      at = found[1];
    } else {
      pending += text[at];
      at += 1;
    }
  }
  return pending ? [...nodes, pending] : nodes;
}

/** The text as it reads without its marks, for names and previews. */
export const plain = (text) => h("span", {}, inline(text)).textContent;

function nodeAt(text, at, depth) {
  const sign = text[at];
  if (sign === "\\") return /[^\p{L}\p{N}\s]/u.test(text[at + 1] || "") ? [text[at + 1], at + 2] : null;
  if (sign === "`") return codeAt(text, at);
  if (sign === "[") return linkAt(text, at, depth);
  if (sign === "<") return angleAt(text, at);
  if (sign === "@") return match(EVERYONE, text, at, (found) => h("span", { class: "mention" }, found[0]));
  if (sign === "h") return WORD.test(text[at - 1] || "") ? null : match(BARE_URL, text, at, (found) => anchor(found[0], [found[0]]));
  return depth < MOST_DEPTH ? pairAt(text, at, depth) : null;
}

function match(pattern, text, at, make) {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? [make(found), pattern.lastIndex] : null;
}

function codeAt(text, at) {
  const ticks = /`+/y;
  ticks.lastIndex = at;
  const fence = ticks.exec(text)[0];
  for (let end = text.indexOf(fence, at + fence.length); end >= 0; end = text.indexOf(fence, end + fence.length)) {
    if (text[end + fence.length] === "`" || text[end - 1] === "`") continue;
    const code = text.slice(at + fence.length, end).replace(/^ (?=`)|(?<=`) $/g, "");
    return code ? [h("code", { class: "code", text: code }), end + fence.length] : null;
  }
  return null;
}

function pairAt(text, at, depth) {
  for (const [mark, make] of PAIRS) {
    if (!text.startsWith(mark, at)) continue;
    const end = closing(text, at + mark.length, mark);
    if (end < 0 || (mark === "_" && WORD.test(text[at - 1] || ""))) continue;
    return [make(inline(text.slice(at + mark.length, end), depth + 1)), end + mark.length];
  }
  return null;
}

/** Where the mark that was opened just before `from` closes, -1 if it does not. */
function closing(text, from, mark) {
  if (mark === "*" && /\s/.test(text[from] || " ")) return -1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "`") {
      const code = codeAt(text, at);
      if (code) at = code[1] - 1;
    } else if (text.startsWith(mark, at) && at > from && closes(text, at, mark)) return at;
    else if (mark.length === 1 && text[at] === mark && text[at + 1] === mark) at += 1;
  }
  return -1;
}

function closes(text, at, mark) {
  if (text[at + mark.length] === mark[0]) return false;
  if (mark === "*") return text[at - 1] !== "*" && !/\s/.test(text[at - 1]);
  if (mark === "_") return text[at - 1] !== "_" && !WORD.test(text[at + 1] || "");
  return true;
}

/** A masked link; as on Discord, not where the label itself poses as an address. */
function linkAt(text, at, depth) {
  return match(LINK, text, at, (found) => {
    if (/https?:\/\//i.test(found[1])) return found[0];
    return anchor(found[2], inline(found[1], depth + 1));
  });
}

const anchor = (url, label) =>
  h("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow", title: url }, label);

function angleAt(text, at) {
  return match(ANGLE, text, at, ([whole, url, user, role, place, command, , time, style, emoji]) => {
    if (url) return anchor(url, [url]);
    if (user) return h("span", { class: user === state.me.id ? "mention own" : "mention" }, `@${person(user).name}`);
    if (role) return h("span", { class: "mention" }, `@${(state.roles.find((r) => r.id === role) || {}).name || "deleted-role"}`);
    if (place) return h("span", { class: "mention" }, `#${(channelById(place) || {}).name || "unknown"}`);
    if (command) return h("span", { class: "mention" }, `/${command}`);
    if (time) return timestamp(Number(time), style || "f");
    return emoji ? `:${emoji}:` : whole;
  });
}

function spoiler(inside) {
  const show = (event) => {
    const element = event.currentTarget;
    if (event.type === "keydown" && !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    element.classList.add("shown");
    element.setAttribute("aria-expanded", "true");
  };
  const props = { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler", "aria-expanded": "false" };
  return h("span", { ...props, on: { click: show, keydown: show } }, h("span", {}, inside));
}
