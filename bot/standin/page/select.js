/** Select menus: a button that opens a list, usable with keyboard alone. */

import { h, icon } from "./dom.js";
import { state } from "./state.js";

const ROOM = 260; // pixels that an open list may need below its button
let made = 0; // menus so far, for ids

/** Render a menu; `use(component, values, element)` is called when the choice is made. */
export function selectMenu(one, use) {
  return new Select(one, use).box;
}

/** The entries of a menu: its own, or users, roles and channels. */
function entries(one) {
  const users = () => [...state.people.values()].map((p) => ({ label: p.name, value: p.id, description: p.about }));
  const roles = () => state.roles.map((r) => ({ label: r.name, value: r.id }));
  const places = () => state.channels.filter((c) => !c.direct).map((c) => ({ label: `#${c.name}`, value: c.id }));
  const makers = { 3: () => one.options, 5: users, 6: roles, 7: () => [...users(), ...roles()], 8: places };
  return makers[one.type]();
}

class Select {
  constructor(one, use) {
    Object.assign(this, { one, use, most: one.max_values ?? 1, least: one.min_values ?? 1 });
    this.options = entries(one);
    this.chosen = new Set(this.options.filter((option) => option.default).map((option) => option.value));
    this.name = one.placeholder || "Make a selection";
    this.draw();
    this.outside = (event) => { if (!this.box.contains(event.target)) this.close(); };
    this.show();
    this.box.values = () => [...this.chosen];
  }

  draw() {
    const id = `list-${(made += 1)}`;
    const shared = { "aria-label": this.name };
    this.words = h("span", { class: "select-words" });
    this.trigger = h("button", {
      ...shared, class: "select-trigger", type: "button", disabled: this.one.disabled, role: "combobox", "aria-haspopup": "listbox",
      "aria-expanded": "false", "aria-controls": id, data: { customId: this.one.custom_id },
      on: { click: () => (this.list.hidden ? this.open() : this.close()), keydown: (event) => this.pressed(event) },
    }, this.words, icon("down", 20));
    this.list = h("div", {
      ...shared, id, class: "select-list", role: "listbox", hidden: true, "aria-multiselectable": this.most > 1 ? "true" : null,
      on: { keydown: (event) => steer(event, this.list, () => { this.close(); this.trigger.focus(); }) },
    }, this.options.map((option) => entry(option, (value) => this.choose(value))));
    this.box = h("div", { class: "select", on: { focusout: (event) => this.left(event) } }, this.trigger, this.list);
  }

  /** Bring words and marks in line with what is chosen. */
  show() {
    const labels = this.options.filter((option) => this.chosen.has(option.value)).map((option) => option.label);
    this.words.textContent = labels.join(", ") || this.name;
    this.words.classList.toggle("empty", !labels.length);
    for (const element of this.list.children) element.setAttribute("aria-selected", String(this.chosen.has(element.dataset.value)));
  }

  open() {
    this.before = new Set(this.chosen);
    this.list.hidden = false;
    this.trigger.setAttribute("aria-expanded", "true");
    this.list.classList.toggle("upwards", this.trigger.getBoundingClientRect().bottom + ROOM > innerHeight);
    (this.list.querySelector('[aria-selected="true"]') || this.list.firstElementChild)?.focus();
    document.addEventListener("pointerdown", this.outside);
  }

  /** Close the list; a menu of several is sent now, if the choice has changed. */
  close() {
    if (this.list.hidden) return;
    this.hide();
    const same = this.before.size === this.chosen.size && [...this.before].every((value) => this.chosen.has(value));
    if (this.most > 1 && !same && this.chosen.size >= this.least) this.use(this.one, [...this.chosen], this.trigger);
  }

  hide() {
    this.list.hidden = true;
    this.trigger.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", this.outside);
  }

  choose(value) {
    if (this.most > 1) {
      if (!this.chosen.delete(value) && this.chosen.size < this.most) this.chosen.add(value);
      this.show();
      return;
    }
    this.chosen = new Set([value]);
    this.show();
    this.hide();
    this.trigger.focus();
    this.use(this.one, [value], this.trigger);
  }

  pressed(event) {
    if (!["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    this.open();
  }

  left(event) {
    if (event.relatedTarget && !this.box.contains(event.relatedTarget)) this.close();
  }
}

function entry(option, choose) {
  const element = h("div", { class: "select-option", role: "option", tabindex: "-1", "aria-selected": "false", data: { value: option.value } },
    option.emoji ? h("span", { class: "emoji", "aria-hidden": "true" }, option.emoji.name || "") : null,
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
