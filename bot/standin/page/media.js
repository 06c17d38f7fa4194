/** Pictures and files, from attachments, embeds and components. */

import { localUrl } from "./api.js";
import { fileSize, h, icon } from "./dom.js";

/** A picture; one that lies on another host is named, not loaded: nothing leaves this computer. */
export function picture(url, name, kind = "picture") {
  const local = localUrl(url);
  if (!local) {
    let host = "elsewhere";
    try { host = new URL(url).host; } catch { /* shown as it is */ }
    return h("span", { class: `${kind} far` }, icon("out", 16), ` Picture from ${host}, not loaded here`);
  }
  const image = h("img", { src: local, alt: name || "", loading: "lazy" });
  const props = { class: kind, href: local, target: "_blank", rel: "noopener", "aria-label": `Open picture ${name || ""}`.trim() };
  return h("a", props, image);
}

/** A spoiler over a picture or file until it is pressed. */
export function veiled(content) {
  const cover = h("button", { class: "veil", type: "button", "aria-label": "Show spoiler" }, "SPOILER");
  const box = h("div", { class: "veiled" }, content, cover);
  cover.addEventListener("click", () => { cover.remove(); box.classList.add("shown"); });
  return box;
}

/** A file with its name, size and a way to open it. */
export function fileCard({ filename, size, url, content_type: type = "" }) {
  const local = localUrl(url);
  const name = local
    ? h("a", { href: local, target: "_blank", rel: "noopener", class: "file-name" }, filename)
    : h("span", { class: "file-name" }, filename);
  const save = local
    ? h("a", { class: "icon-button", href: local, download: filename, "aria-label": `Save ${filename}`, title: "Save" }, icon("download", 24))
    : null;
  const card = h("div", { class: "file-card" }, icon("file", 32),
    h("div", { class: "file-words" }, name, h("span", { class: "file-size" }, size === undefined ? "" : fileSize(size))), save);
  if (!local || !/^text\/|json/.test(type)) return card;
  return h("div", { class: "file" }, preview(local, filename), card);
}

const SHOWN_LINES = 6;

/** The first lines of a text file, and all of them on request. */
function preview(url, filename) {
  const body = h("pre", { class: "file-preview", tabindex: "0", "aria-label": `Beginning of ${filename}` });
  const more = h("button", { class: "file-more", type: "button", hidden: true });
  const box = h("div", { class: "file-text" }, body, more);
  fetch(url).then((response) => response.text()).then((text) => {
    const lines = text.trimEnd().split("\n");
    const short = lines.slice(0, SHOWN_LINES).join("\n");
    const closed = `Show all ${lines.length} lines`;
    body.textContent = short;
    more.hidden = lines.length <= SHOWN_LINES;
    more.textContent = closed;
    more.addEventListener("click", () => {
      const open = more.textContent === closed;
      body.textContent = open ? text : short;
      more.textContent = open ? "Show less" : closed;
    });
  }).catch(() => box.remove());
  return box;
}

/** Attachments below a message: pictures in a mosaic, then files. */
export function attachments(message) {
  const spoiled = (item) => item.filename.startsWith("SPOILER_");
  const shown = (item, made) => (spoiled(item) ? veiled(made) : made);
  const images = message.attachments.filter((item) => (item.content_type || "").startsWith("image/"));
  const files = message.attachments.filter((item) => !images.includes(item));
  const mosaic = images.map((item) => shown(item, picture(item.url, item.description || item.filename)));
  return [
    images.length ? h("div", { class: `mosaic n${Math.min(images.length, 4)}` }, mosaic) : null,
    ...files.map((item) => shown(item, fileCard(item))),
  ];
}
