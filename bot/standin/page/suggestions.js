/** The panel above the composer: a list to choose from while the focus stays in the input. */

import { fill, h } from "./dom.js";

const panel = document.getElementById("panel");
let entries = [];
let active = -1;
let input = null;

/** Whether there is something to choose from. */
export const isOpen = () => !panel.hidden && entries.length > 0;

/** Whether an entry is marked, so that Enter takes it. */
export const hasActive = () => isOpen() && active >= 0;

/**
 * Show a list for `forInput`. `items` are `{nodes, run}`; `heading` and `note`
 * are nodes or strings above them; `mark` marks the first entry.
 */
export function showPanel(forInput, { heading = null, note = null, items = [], mark = true }) {
  input = forInput;
  entries = items;
  const list = h("ul", { class: "panel-list", role: "listbox", id: "panel-list", "aria-label": "Suggestions" },
    items.map((item, number) => h("li", {
      role: "option", id: `suggestion-${number}`, "aria-selected": "false", class: item.class || "",
      on: {
        pointerdown: (event) => { event.preventDefault(); },
        click: () => item.run(),
        pointermove: () => setActive(number, false),
      },
    }, item.nodes)));
  fill(panel, heading ? h("div", { class: "panel-heading" }, heading) : null,
    note ? h("div", { class: "panel-note", role: "status" }, note) : null, items.length ? list : null);
  panel.hidden = false;
  expand(items.length > 0);
  if (items.length) input.setAttribute("aria-controls", "panel-list");
  setActive(mark && items.length ? 0 : -1);
}

/** Take the panel away. */
export function hidePanel() {
  panel.hidden = true;
  entries = [];
  active = -1;
  expand(false);
  input?.removeAttribute("aria-activedescendant");
  input?.removeAttribute("aria-controls");
}

/** Say whether the list is there; a text area may not say so, a combobox must. */
function expand(open) {
  if (input?.getAttribute("role") === "combobox") input.setAttribute("aria-expanded", String(open));
}

function setActive(number, scroll = true) {
  active = number;
  for (const [at, element] of [...panel.querySelectorAll('[role="option"]')].entries()) {
    element.setAttribute("aria-selected", String(at === number));
    if (at === number && scroll) element.scrollIntoView({ block: "nearest" });
  }
  if (number >= 0) input.setAttribute("aria-activedescendant", `suggestion-${number}`);
  else input.removeAttribute("aria-activedescendant");
}

/** Move the mark one up or down, round the ends. */
export function move(step) {
  if (!isOpen()) return;
  setActive(active < 0 && step < 0 ? entries.length - 1 : (active + step + entries.length) % entries.length);
}

/** Choose the marked entry. */
export const take = () => entries[active].run();
