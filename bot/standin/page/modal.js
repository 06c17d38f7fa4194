/** Forms that the bot opens (modals), and short questions of the page itself. */

import { act, Refused, settled } from "./api.js";
import { avatar, h, iconButton } from "./dom.js";
import { markdown } from "./markdown.js";
import { selectMenu } from "./select.js";
import { state } from "./state.js";

/** Open the form that `interaction` was answered with. */
export function openModal(interaction) {
  const form = h("form", { class: "modal-form", novalidate: true });
  const dialog = h("dialog", { class: "modal", "aria-label": interaction.modal.title }, form);
  const fields = [];
  const problem = h("p", { class: "failure", role: "alert", hidden: true });
  const leave = () => dialog.close();
  form.append(
    h("header", { class: "modal-head" }, avatar(state.bot, 24), h("h2", {}, interaction.modal.title), iconButton("close", "Close", leave)),
    h("p", { class: "modal-note" }, `This form will be sent to ${state.bot.name}. Do not share passwords or other sensitive information.`),
    ...interaction.modal.components.map((one) => part(one, fields)),
    problem,
    h("footer", { class: "modal-foot" },
      h("button", { class: "button secondary", type: "button", on: { click: leave } }, "Cancel"),
      h("button", { class: "button primary", type: "submit" }, "Submit")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(interaction, fields, dialog, problem);
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("input, textarea, .select-trigger")?.focus();
}

async function send(interaction, fields, dialog, problem) {
  const wrong = fields.find((field) => !field.valid());
  if (wrong) {
    wrong.focus();
    return;
  }
  const values = Object.fromEntries(fields.map((field) => [field.id, field.value()]));
  const where = { user: state.user, channel: interaction.channel_id };
  try {
    const sent = await act("submit", { ...where, interaction: interaction.id, values });
    const done = await settled(sent.id);
    if (done.status === "failed") throw new Refused("Something went wrong. Try again.");
    dialog.close();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    problem.textContent = error.message;
    problem.hidden = false;
  }
}

/** One part of a form: a row with a text input, a label with any input, or mere text. */
function part(one, fields) {
  if (one.type === 10) return h("div", { class: "modal-text" }, markdown(one.content));
  if (one.type === 18) return field(one.component, one.label, one.description, fields);
  const inner = one.components[0];
  return field(inner, inner.label, null, fields);
}

function field(one, label, description, fields) {
  const id = `field-${one.custom_id}`;
  const required = one.required !== false;
  const said = h("span", { class: "field-problem", role: "alert" });
  const [control, handle] = one.type === 4 ? textInput(one, id, required, said) : menuInput(one, required, said);
  fields.push({ id: one.custom_id, ...handle });
  return h("div", { class: "field" },
    h("label", { for: id }, label, required ? h("span", { class: "required", "aria-hidden": "true" }, " *") : null),
    description ? h("p", { class: "field-about" }, description) : null, control, said);
}

function textInput(one, id, required, said) {
  const props = {
    id, maxlength: one.max_length ?? 4000, placeholder: one.placeholder || null,
    required, "aria-required": String(required),
  };
  const control = one.style === 2 ? h("textarea", { ...props, rows: "5" }) : h("input", { ...props, type: "text" });
  control.value = one.value || "";
  const problem = () => {
    if (required && !control.value.trim()) return "This field is required";
    if (control.value && control.value.length < (one.min_length ?? 0)) return `Must be at least ${one.min_length} characters`;
    return "";
  };
  const valid = () => {
    said.textContent = problem();
    control.setAttribute("aria-invalid", String(Boolean(said.textContent)));
    return !said.textContent;
  };
  return [control, { value: () => control.value, valid, focus: () => control.focus() }];
}

function menuInput(one, required, said) {
  const control = selectMenu(one, () => {});
  const valid = () => {
    said.textContent = required && !control.values().length ? "This field is required" : "";
    return !said.textContent;
  };
  return [control, { value: control.values, valid, focus: () => control.querySelector("button").focus() }];
}
