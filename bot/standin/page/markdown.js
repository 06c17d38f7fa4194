/** Discord's Markdown, turned into elements (never into HTML text). */

import { h } from "./dom.js";
import { inline, plain } from "./inline.js";

const HEADING = /^(#{1,3}) +(?=\S)/;
const MOST_LEVELS = 10;
const ITEM = /^( *)(?:[-*]|(\d{1,9})\.) +(?=\S)/;

/** Render a whole message text: headings, quotes, lists, code blocks and what stands in lines. */
export function markdown(text) {
  const parts = [];
  for (const [number, part] of splitFences(text).entries()) {
    if (number % 2) parts.push(codeBlock(part));
    else parts.push(...blocks(part.split("\n"), number > 0));
  }
  return parts;
}

/** Render text that takes only what stands in a line (embed titles and the like). */
export const markdownLine = (text) => inline(text);

export { plain };

/** Split at closed ``` fences: odd entries are the code between them. */
function splitFences(text) {
  const parts = [];
  let rest = text;
  for (;;) {
    const open = rest.indexOf("```");
    const close = open < 0 ? -1 : rest.indexOf("```", open + 3);
    if (close <= open + 3 || close < 0) break;
    parts.push(rest.slice(0, open), rest.slice(open + 3, close));
    rest = rest.slice(close + 3);
  }
  return [...parts, rest];
}

function codeBlock(code) {
  const body = code.replace(/^[a-z0-9+_.-]*\n/i, "").replace(/^\n|\n$/g, "");
  return h("pre", { class: "code-block", tabindex: "0" }, h("code", { text: body }));
}

function blocks(lines, afterCode, quoted = false) {
  const made = [];
  const text = [];
  const flush = () => {
    if (text.length) made.push(h("div", { class: "text" }, inline(text.join("\n"))));
    text.length = 0;
  };
  if (afterCode && lines[0] === "") lines = lines.slice(1);
  for (let at = 0; at < lines.length; ) {
    const [block, next] = blockAt(lines, at, quoted);
    if (block) flush(), made.push(block);
    else text.push(lines[at]);
    at = next;
  }
  if (text.join("").trim() || !made.length) flush();
  return made;
}

/** Return the block that begins at a line, or null for ordinary text, and the line after it. */
function blockAt(lines, at, quoted) {
  const line = lines[at];
  const heading = HEADING.exec(line);
  if (heading) {
    const level = heading[1].length;
    // Discord's headings stand inside a message: level 1 of theirs is below the page's own.
    return [h("div", { class: `heading h${level}`, role: "heading", "aria-level": "4" }, inline(line.slice(heading[0].length))), at + 1];
  }
  if (/^-# +\S/.test(line)) return [h("div", { class: "subtext" }, inline(line.slice(3).trim())), at + 1];
  if (!quoted && line.startsWith(">>> ")) {
    const rest = [line.slice(4), ...lines.slice(at + 1)].join("\n");
    return [quote(rest), lines.length];
  }
  if (!quoted && (line.startsWith("> ") || line === ">")) return quoteAt(lines, at);
  if (ITEM.test(line)) return listAt(lines, at);
  return [null, at + 1];
}

function quoteAt(lines, at) {
  const held = [];
  let next = at;
  while (next < lines.length && (lines[next].startsWith("> ") || lines[next] === ">")) {
    held.push(lines[next].slice(2));
    next += 1;
  }
  return [quote(held.join("\n")), next];
}

/** A quotation; as on Discord, none stands in another. */
const quote = (text) => h("blockquote", {}, blocks(text.split("\n"), false, true));

/** Collect a list with the lists inside it: two more spaces lead one level down. */
function listAt(lines, at, depth = 0) {
  const first = ITEM.exec(lines[at]);
  const indent = first[1].length;
  const list = h(first[2] ? "ol" : "ul", first[2] ? { start: first[2] } : {});
  let next = at;
  while (next < lines.length) {
    const item = ITEM.exec(lines[next]);
    if (!item || item[1].length < indent) break;
    if (item[1].length === indent && Boolean(item[2]) !== Boolean(first[2])) break;
    if (item[1].length > indent + 1 && list.lastChild && depth < MOST_LEVELS) {
      const [inner, after] = listAt(lines, next, depth + 1);
      list.lastChild.append(inner);
      next = after;
      continue;
    }
    list.append(h("li", {}, inline(lines[next].slice(item[0].length))));
    next += 1;
  }
  return [list, next];
}
