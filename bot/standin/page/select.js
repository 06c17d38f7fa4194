/** Select menus: a button that opens a list, usable with keyboard alone. */

import { h, icon } from "./dom.js";
import { state } from "./state.js";

let made = 0; // menus so far, for ids

/** The entries of a menu: its own, or users, roles and channels. */
function entries(one) {
  const users = () => [...state.people.values()].map((p) => ({ label: p.name, value: p.id, description: p.about }));
  const roles = () => state.roles.map((r) => ({ label: r.name, value: r.id }));
  const places = () => state.channels.filter((c) => !c.direct).map((c) => ({ label: `#${c.name}`, value: c.id }));
  const makers = { 3: () => one.options, 5: users, 6: roles, 7: () => [...users(), ...roles()], 8: places };
  return makers[one.type]();
}

/** Render a menu; `use(component, values, element)` is called when the choice is made. */
export function selectMenu(one, use) {
  const options = entries(one);
  const most = one.max_values ?? 1;
  const least = one.min_values ?? 1;
  const chosen = new Set(options.filter((option) => option.default).map((option) => option.value));
  const words = h("span", { class: "select-words" });
  const name = one.placeholder || "Make a selection";
  const listId = `list-${(made += 1)}`;
  const trigger = h("button", {
    class: "select-trigger", type: "button", disabled: one.disabled, role: "combobox",
    "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": listId, "aria-label": name, data: { customId: one.custom_id },
  }, words, icon("down", 20));
  const list = h("div", { id: listId, class: "select-list", role: "listbox", hidden: true, "aria-label": name, "aria-multiselectable": most > 1 ? "true" : null });
  const box = h("div", { class: "select" }, trigger, list);
  let before = new Set(chosen);

  const show = () => {
    const labels = options.filter((option) => chosen.has(option.value)).map((option) => option.label);
    words.textContent = labels.join(", ") || name;
    words.classList.toggle("empty", !labels.length);
    for (const element of list.children) {
      element.setAttribute("aria-selected", String(chosen.has(element.dataset.value)));
    }
  };
  const open = () => {
    if (trigger.disabled) return;
    before = new Set(chosen);
    list.hidden = false;
    trigger.setAttribute("aria-expanded", "true");
    list.classList.toggle("upwards", trigger.getBoundingClientRect().bottom + 260 > innerHeight);
    (list.querySelector('[aria-selected="true"]') || list.firstElementChild)?.focus();
    document.addEventListener("pointerdown", outside);
  };
  const close = (send) => {
    if (list.hidden) return;
    list.hidden = true;
    trigger.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside);
    const same = most > 1 && before.size === chosen.size && [...before].every((value) => chosen.has(value));
    if (send && !same && chosen.size >= least) use(one, [...chosen], trigger);
  };
  const outside = (event) => { if (!box.contains(event.target)) close(most > 1); };
  const choose = (value) => {
    if (most === 1) {
      chosen.clear();
      chosen.add(value);
    } else if (!chosen.delete(value) && chosen.size < most) chosen.add(value);
    show();
    if (most > 1) return;
    close(true);
    trigger.focus();
  };

  list.append(...options.map((option) => entry(option, choose)));
  trigger.addEventListener("click", () => (list.hidden ? open() : close(most > 1)));
  trigger.addEventListener("keydown", (event) => {
    if (["ArrowDown", "ArrowUp"].includes(event.key)) event.preventDefault(), open();
  });
  list.addEventListener("keydown", (event) => steer(event, list, () => { close(most > 1); trigger.focus(); }));
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close(most > 1);
  });
  show();
  box.values = () => [...chosen];
  return box;
}

function entry(option, choose) {
  const element = h("div", { class: "select-option", role: "option", tabindex: "-1", "aria-selected": "false", data: { value: option.value } },
    option.emoji ? h("span", { class: "emoji" }, option.emoji.name || "") : null,
    h("span", { class: "select-option-words" }, h("span", { class: "select-label" }, option.label),
      option.description ? h("span", { class: "select-description" }, option.description) : null),
    h("span", { class: "select-check" }, icon("check", 18)));
  element.addEventListener("click", () => choose(option.value));
  return element;
}

/** Move through a list of focusable entries with the keyboard. */
export function steer(event, list, leave) {
  const all = [...list.querySelectorAll('[role="option"],[role="menuitem"],[role="menuitemradio"]')];
  const at = all.indexOf(document.activeElement);
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 };
  if (event.key in moves) {
    event.preventDefault();
    all[moves[event.key] % all.length].focus();
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    document.activeElement.click();
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    leave();
  } else if (event.key.length === 1) {
    all.find((one) => one.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  }
}
