/** A slash command being filled in: its name, a pill for each option, suggestions above. */

import { act, Refused, settled } from "./api.js";
import { fill, h, iconButton } from "./dom.js";
import { local, state } from "./state.js";
import { hasActive, hidePanel, isOpen, move, showPanel, take } from "./suggestions.js";

const BOOLEAN = 5;

/** The fixed choices of an option: its own, yes and no, people, channels, roles; null for free text. */
function fixedChoices(option) {
  if (option.choices) return option.choices.map((one) => ({ ...one, name: local(one, "name") }));
  const people = () => [...state.people.values()].map((one) => ({ name: one.name, value: one.id }));
  const places = () => state.channels.filter((one) => !one.direct).map((one) => ({ name: `#${one.name}`, value: one.id }));
  const roles = () => state.roles.map((one) => ({ name: one.name, value: one.id }));
  const makers = { 5: () => [{ name: "True", value: true }, { name: "False", value: false }], 6: people, 7: places, 8: roles, 9: people };
  return makers[option.type] ? makers[option.type]() : null;
}

/** Show the form of `command` in `form`; `send(name, options)` and `leave()` end it. */
export function commandForm(form, command, { send, leave }) {
  return new CommandForm(form, command, send, leave);
}

class CommandForm {
  constructor(form, command, send, leave) {
    Object.assign(this, { form, command, send, leave, pills: new Map(), asked: 0 });
    this.line = h("div", { class: "pills" });
    const tools = [iconButton("close", "Leave the command", leave), iconButton("send", "Send command", () => this.submit())];
    const name = h("span", { class: "command-chip", tabindex: "0", "aria-label": `Command /${command.shown}. Enter sends it.` }, `/${command.shown}`);
    name.addEventListener("keydown", (event) => this.chipKey(event));
    fill(form, h("div", { class: "line" }, h("div", { class: "command-line" }, name, this.line), tools));
    for (const option of command.options.filter((one) => one.required)) this.add(option);
    const first = this.pills.values().next().value;
    if (first) first.input.focus();
    else {
      name.focus();
      this.offerOptions(name);
    }
    this.chip = name;
  }

  /** Options that could still be added. */
  get open() {
    return this.command.options.filter((option) => !this.pills.has(option.name));
  }

  chipKey(event) {
    if (isOpen() && ["ArrowDown", "ArrowUp"].includes(event.key)) event.preventDefault(), move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Tab" && hasActive() && !event.shiftKey) event.preventDefault(), take();
    else if (event.key === "Enter") event.preventDefault(), hasActive() ? take() : this.submit();
    else if (event.key === "Backspace" || event.key === "Escape") event.preventDefault(), this.leave();
  }

  /** Add the pill of an option at the end. */
  add(option) {
    const input = h("input", {
      type: "text", class: "pill-input", "aria-label": `${local(option, "name")}: ${local(option, "description")}`, role: "combobox",
      "aria-expanded": "false", "aria-autocomplete": "list", maxlength: String(option.max_length ?? 6000), autocapitalize: "off",
      inputmode: [4, 10].includes(option.type) ? "decimal" : null, "aria-required": String(Boolean(option.required)), size: "1", spellcheck: "false",
    });
    const element = h("span", { class: "pill" }, h("span", { class: "pill-name", "aria-hidden": "true" }, local(option, "name")), input);
    const pill = { option, input, element, chosen: null };
    this.pills.set(option.name, pill);
    this.line.append(element);
    element.addEventListener("pointerdown", (event) => { if (event.target !== input) event.preventDefault(), input.focus(); });
    input.addEventListener("focus", () => this.suggest(pill));
    input.addEventListener("input", () => this.typed(pill));
    input.addEventListener("keydown", (event) => this.pressed(event, pill));
    input.addEventListener("blur", () => element.classList.toggle("wrong", !this.isValid(pill)));
    return pill;
  }

  typed(pill) {
    pill.chosen = null;
    pill.element.classList.remove("wrong");
    fit(pill.input);
    this.suggest(pill);
  }

  remove(pill) {
    this.pills.delete(pill.option.name);
    pill.element.remove();
  }

  /** Show what can be entered into the focused option. */
  suggest(pill) {
    const { option, input } = pill;
    const words = input.value.trim().toLowerCase();
    const fixed = fixedChoices(option);
    if (fixed) {
      const found = fixed.filter((choice) => pill.chosen || choice.name.toLowerCase().includes(words));
      this.showChoices(pill, found, found.length ? null : "No options match your search");
    } else if (option.autocomplete) this.complete(pill);
    else this.showRest(pill);
  }

  heading(option) {
    return [h("strong", {}, local(option, "name")), " ", h("span", {}, local(option, "description"))];
  }

  showChoices(pill, choices, note, mark = true) {
    const items = choices.map((choice) => ({ nodes: h("span", { class: "entry-name" }, choice.name), run: () => this.choose(pill, choice) }));
    showPanel(pill.input, { heading: this.heading(pill.option), note, items, mark });
  }

  /** For free text: what the option means, and the options that may follow. */
  showRest(pill) {
    showPanel(pill.input, { heading: this.heading(pill.option), items: this.optionItems(), mark: false });
  }

  offerOptions(at) {
    const items = this.optionItems();
    if (items.length) showPanel(at, { heading: this.command.description, items, mark: false });
    else hidePanel();
  }

  optionItems() {
    return this.open.map((option) => ({
      class: "optional",
      nodes: [h("span", { class: "entry-plus", "aria-hidden": "true" }, "+"), h("span", { class: "entry-name" }, local(option, "name")), h("span", { class: "entry-about" }, local(option, "description"))],
      run: () => this.add(option).input.focus(),
    }));
  }

  /** Ask the bot for suggestions; an answer that comes after newer typing is dropped. */
  async complete(pill) {
    const turn = (this.asked += 1);
    const options = this.values(pill);
    if (!isOpen()) showPanel(pill.input, { heading: this.heading(pill.option), note: "Loading options…" });
    const typed = pill.chosen ? pill.chosen.name : pill.input.value;
    const body = { user: state.user, channel: state.current, name: this.command.path, option: pill.option.name, typed, options };
    let choices = null;
    try {
      choices = (await settled((await act("autocomplete", body)).id)).choices;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    if (turn !== this.asked || document.activeElement !== pill.input) return;
    if (!choices) this.showChoices(pill, [], "Loading options failed");
    else this.showChoices(pill, choices, choices.length ? null : "No options match your search", Boolean(typed));
  }

  choose(pill, choice) {
    pill.chosen = choice;
    pill.input.value = choice.name;
    fit(pill.input);
    this.next(pill);
  }

  /** Go to the next empty option, or offer those that may be added. */
  next(pill) {
    const all = [...this.pills.values()];
    const empty = all.slice(all.indexOf(pill) + 1).find((one) => !one.input.value);
    if (empty) empty.input.focus();
    else if (this.open.length) this.showRest(pill);
    else hidePanel();
  }

  pressed(event, pill) {
    if (event.isComposing) return;
    const { key } = event;
    if (isOpen() && (key === "ArrowDown" || key === "ArrowUp")) event.preventDefault(), move(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter") event.preventDefault(), hasActive() ? take() : this.submit();
    else if (key === "Tab" && !event.shiftKey) this.tab(event, pill);
    else if (key === "Escape") event.preventDefault(), isOpen() ? hidePanel() : this.leave();
    else if (key === "Backspace" && !pill.input.value) event.preventDefault(), this.backspace(pill);
  }

  tab(event, pill) {
    const last = [...this.pills.values()].at(-1) === pill;
    if (hasActive()) event.preventDefault(), take();
    else if (last && this.open.length && isOpen()) event.preventDefault(), move(1);
  }

  backspace(pill) {
    const all = [...this.pills.values()];
    const before = all[all.indexOf(pill) - 1];
    if (!pill.option.required) this.remove(pill);
    if (before) before.input.focus();
    else if (pill.option.required) this.leave();
    else this.chip.focus(), this.offerOptions(this.chip);
  }

  isValid(pill) {
    const { option, input, chosen } = pill;
    if (!input.value.trim()) return !option.required;
    if (fixedChoices(option) && !chosen) return fixedChoices(option).some((one) => one.name.toLowerCase() === input.value.trim().toLowerCase());
    if ([4, 10].includes(option.type)) return Number.isFinite(Number(input.value));
    return input.value.length >= (option.min_length ?? 0);
  }

  value(pill) {
    if (pill.chosen) return pill.chosen.value;
    const words = pill.input.value.trim();
    const same = fixedChoices(pill.option)?.find((one) => one.name.toLowerCase() === words.toLowerCase());
    return same ? same.value : pill.input.value;
  }

  values(without = null) {
    const filled = [...this.pills.values()].filter((pill) => pill !== without && (pill.input.value.trim() || pill.option.type === BOOLEAN));
    return Object.fromEntries(filled.map((pill) => [pill.option.name, this.value(pill)]));
  }

  submit() {
    const wrong = [...this.pills.values()].find((pill) => !this.isValid(pill));
    if (!wrong) {
      this.send(this.command.path, this.values());
      return;
    }
    wrong.element.classList.add("wrong");
    wrong.input.focus();
    const empty = !wrong.input.value.trim();
    showPanel(wrong.input, {
      heading: this.heading(wrong.option),
      note: empty ? "This option is required. Specify a value." : "This is not a valid value.",
      items: (fixedChoices(wrong.option) || []).map((choice) => ({ nodes: h("span", { class: "entry-name" }, choice.name), run: () => this.choose(wrong, choice) })),
      mark: false,
    });
  }
}

/** Let an input be as wide as what it holds. */
function fit(input) {
  input.size = Math.max(1, Math.min(60, input.value.length));
}
