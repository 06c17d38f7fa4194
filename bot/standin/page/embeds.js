/** Embeds as Discord draws them. */

import { h } from "./dom.js";
import { markdown, markdownLine } from "./markdown.js";
import { picture } from "./media.js";
import { sentAt } from "./time.js";

const hex = (colour) => `#${colour.toString(16).padStart(6, "0")}`;

/** Render one embed. */
export function embed(data) {
  const style = data.color === undefined || data.color === null ? {} : { "--accent": hex(data.color) };
  const thumbnail = data.thumbnail ? picture(data.thumbnail.url, "", "embed-thumbnail") : null;
  return h("div", { class: "embed", role: "group", "aria-label": "Embed", style },
    h("div", { class: "embed-grid" },
      h("div", { class: "embed-words" },
        author(data.author), title(data),
        data.description ? h("div", { class: "embed-description" }, markdown(data.description)) : null,
        fields(data.fields || [])),
      thumbnail),
    data.image ? picture(data.image.url, "", "embed-image") : null,
    footer(data));
}

function author(data) {
  if (!data) return null;
  return h("div", { class: "embed-author" }, data.url ? link(data.url, data.name) : data.name);
}

function title(data) {
  if (!data.title) return null;
  const words = markdownLine(data.title);
  return h("div", { class: "embed-title", role: "heading", "aria-level": "3" }, data.url ? link(data.url, words) : words);
}

const link = (url, words) => h("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, words);

function fields(all) {
  if (!all.length) return null;
  return h("dl", { class: "embed-fields" }, all.map((field) =>
    h("div", { class: field.inline ? "embed-field inline" : "embed-field" },
      h("dt", {}, markdownLine(field.name)), h("dd", {}, markdown(field.value)))));
}

function footer(data) {
  const parts = [data.footer && data.footer.text, data.timestamp && sentAt(data.timestamp)].filter(Boolean);
  return parts.length ? h("footer", { class: "embed-footer" }, parts.join(" • ")) : null;
}
