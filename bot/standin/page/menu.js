/** The menu of a message: reply, copy, the apps' own commands. */

import { avatar, h, icon } from "./dom.js";
import { steer } from "./select.js";

let close = () => {};

/**
 * Open a menu at a point. `groups` are lists of `{label, icon, user, run, danger}`,
 * each under an optional heading; focus goes back to `opener` when it closes.
 */
export function openMenu(groups, x, y, opener) {
  close();
  const menu = h("div", { class: "menu", role: "menu", "aria-label": "Message actions" }, groups.map(group));
  document.getElementById("chat").append(menu);
  place(menu, x, y);
  const outside = (event) => { if (!menu.contains(event.target)) close(); };
  close = (back = false) => {
    menu.remove();
    document.removeEventListener("pointerdown", outside);
    close = () => {};
    if (back) opener?.focus();
  };
  document.addEventListener("pointerdown", outside);
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Tab") event.preventDefault();
    steer(event, menu, () => close(true));
  });
  menu.querySelector('[role^="menuitem"]')?.focus();
}

function group({ heading, items }) {
  if (!items.length) return null;
  return h("div", { class: "menu-group", role: "group", "aria-label": heading || null },
    heading ? h("div", { class: "menu-heading", "aria-hidden": "true" }, heading) : null,
    items.map((item) => {
      const mark = item.user ? avatar(item.user, 20) : item.icon ? icon(item.icon, 18) : null;
      const role = item.chosen === undefined ? "menuitem" : "menuitemradio";
      const props = { class: item.danger ? "menu-item danger" : "menu-item", role, type: "button", tabindex: "-1" };
      if (item.chosen !== undefined) props["aria-checked"] = String(item.chosen);
      const words = h("span", { class: "menu-words" }, h("span", {}, item.label), item.about ? h("span", { class: "menu-about" }, item.about) : null);
      return h("button", { ...props, on: { click: () => { close(true); item.run(); } } }, words, item.chosen ? icon("check", 18) : null, mark);
    }));
}

function place(menu, x, y) {
  const box = menu.getBoundingClientRect();
  const left = Math.max(8, Math.min(x, innerWidth - box.width - 8));
  const top = y + box.height + 8 > innerHeight ? Math.max(8, y - box.height) : y;
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
