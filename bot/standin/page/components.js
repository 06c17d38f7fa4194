/** Message components: rows of buttons and menus, and the layout of Components V2. */

import { h, icon } from "./dom.js";
import { markdown } from "./markdown.js";
import { fileCard, picture, veiled } from "./media.js";
import { selectMenu } from "./select.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

/** Render a message's components; `use(component, values)` carries out what the user does. */
export function components(all, use) {
  return all.map((one) => render(one, use));
}

function render(one, use) {
  const make = KINDS[one.type];
  if (!make) return h("div", { class: "unknown" }, `(component ${one.type} is not shown here)`);
  return make(one, use);
}

const KINDS = {
  1: (one, use) => h("div", { class: "row" }, one.components.map((inner) => render(inner, use))),
  2: button,
  3: selectMenu,
  5: selectMenu,
  6: selectMenu,
  7: selectMenu,
  8: selectMenu,
  9: section,
  10: (one) => h("div", { class: "text-display" }, markdown(one.content)),
  11: (one) => maybeVeiled(one, picture(one.media.url, one.description, "thumbnail")),
  12: gallery,
  13: (one) => maybeVeiled(one, fileCard({ filename: one.name, size: one.size, ...one.file })),
  14: separator,
  17: container,
};

const maybeVeiled = (one, made) => (one.spoiler ? veiled(made) : made);

/** An emoji of a button or menu; custom ones lie on Discord's servers, so their name stands. */
export function emoji(data) {
  if (!data) return null;
  return h("span", { class: "emoji", "aria-hidden": "true" }, data.id ? `:${data.name}:` : data.name);
}

function button(one, use) {
  const label = [emoji(one.emoji), one.label ? h("span", {}, one.label) : null];
  const name = one.label ? null : one.emoji && one.emoji.name;
  if (one.style === 5 && !one.disabled) {
    return h("a", { class: "button link", href: one.url, target: "_blank", rel: "noopener noreferrer nofollow", "aria-label": name },
      label, icon("out", 16));
  }
  const props = { class: `button ${STYLES[one.style]}`, type: "button", disabled: one.disabled, "aria-label": name };
  const made = h("button", { ...props, data: { customId: one.custom_id || "" } }, label);
  made.addEventListener("click", () => use(one, null, made));
  return made;
}

function section(one, use) {
  return h("div", { class: "section" },
    h("div", { class: "section-words" }, one.components.map((inner) => render(inner, use))),
    h("div", { class: "section-accessory" }, render(one.accessory, use)));
}

function gallery(one) {
  const items = one.items.map((item) => maybeVeiled(item, picture(item.media.url, item.description)));
  return h("div", { class: `mosaic n${Math.min(items.length, 4)}` }, items);
}

function separator(one) {
  const size = one.spacing === 2 ? "large" : "small";
  if (one.divider === false) return h("div", { class: `space ${size}` });
  return h("hr", { class: size });
}

function container(one, use) {
  const colour = one.accent_color;
  const accent = colour === null || colour === undefined ? {} : { "--accent": `#${colour.toString(16).padStart(6, "0")}` };
  const props = { class: colour === null || colour === undefined ? "container" : "container accented", style: accent };
  return maybeVeiled(one, h("div", props, one.components.map((inner) => render(inner, use))));
}
