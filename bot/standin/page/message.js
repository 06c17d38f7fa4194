/** One message of the list. */

import { avatar, h, icon, iconButton } from "./dom.js";
import { components } from "./components.js";
import { embed } from "./embeds.js";
import { markdown, plain } from "./markdown.js";
import { attachments } from "./media.js";
import { channel, person, state } from "./state.js";
import { clock, day, inFull, sentAt } from "./time.js";

export const EPHEMERAL = 64;
const LOADING = 128;
const TOGETHER_MS = 7 * 60 * 1000;

/** Whether `message` stands under the same name and picture as the one before it. */
function goesOn(message, before) {
  if (!before || before.author.id !== message.author.id || message.interaction || message.referenced_message) return false;
  if ((before.flags & EPHEMERAL) !== (message.flags & EPHEMERAL)) return false;
  return new Date(message.timestamp) - new Date(before.timestamp) < TOGETHER_MS && !newDay(message, before);
}

const newDay = (message, before) => day(message.timestamp) !== day(before.timestamp);

/** Render a message; `before` is the one above it; `actions` are what can be done with it. */
export function messageItem(message, before, actions) {
  const first = !goesOn(message, before);
  const pinged = message.standin.pinged.some((id) => id === state.me.id || id === "everyone");
  const names = ["message", first && "first", message.flags & EPHEMERAL && "ephemeral", pinged && "pinged"];
  const author = person(message.author.id);
  const item = h("li", { class: names.filter(Boolean).join(" "), data: { id: message.id } },
    before && newDay(message, before) ? h("div", { class: "day", role: "separator" }, h("span", {}, day(message.timestamp))) : null,
    h("article", { tabindex: "-1", "aria-label": `${author.name}, ${sentAt(message.timestamp)}` },
      above(message),
      first ? header(message, author) : h("time", { class: "side-time", datetime: message.timestamp, title: inFull(message.timestamp) }, clock(message.timestamp)),
      h("div", { class: "body" }, body(message, actions), below(message, actions)),
      toolbar(message, actions)));
  item.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, input, textarea")) return;
    event.preventDefault();
    actions.menu(message, event.clientX, event.clientY, item.querySelector("article"));
  });
  return item;
}

function header(message, author) {
  return [
    h("div", { class: "gutter" }, avatar(author)),
    h("h3", { class: "author" }, nameOf(author, !channel().direct),
      author.bot ? appTag() : null,
      h("time", { datetime: message.timestamp, title: inFull(message.timestamp) }, sentAt(message.timestamp))),
  ];
}

/** A user's name, in the colour of their role where roles count. */
export function nameOf(user, coloured) {
  if (!coloured || !user.colour) return h("span", { class: "name" }, user.name);
  const style = { "--name": `#${user.colour.toString(16).padStart(6, "0")}` };
  return h("span", { class: "name coloured", style }, user.name);
}

/** The mark that tells an app from a person. */
export const appTag = () => h("span", { class: "app-tag" }, "APP");

/** What led to the message: a command, or the message that it replies to. */
function above(message) {
  const used = message.interaction;
  if (used) {
    const user = person(used.user.id);
    const name = message.type === 20 ? `/${used.name}` : used.name;
    return h("div", { class: "above" }, avatar(user, 16), h("span", { class: "above-name" }, user.name), " used ", h("span", { class: "command-name" }, name));
  }
  if (message.type !== 19) return null;
  const source = message.referenced_message;
  if (!source) return h("div", { class: "above" }, h("em", {}, "Original message was deleted"));
  const user = person(source.author.id);
  const known = state.channels.flatMap((one) => one.messages).find((one) => one.id === source.id);
  const words = plain((known || source).content).slice(0, 200) || "Press to see the message";
  const jump = () => document.querySelector(`[data-id="${source.id}"] article`)?.focus();
  return h("div", { class: "above" }, avatar(user, 16), h("span", { class: "above-name" }, `@${user.name}`),
    h("button", { class: "above-words", type: "button", on: { click: jump } }, words));
}

function body(message, actions) {
  if (message.flags & LOADING) {
    return h("div", { class: "thinking" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), ` ${state.bot.name} is thinking…`);
  }
  const edited = message.edited_timestamp
    ? h("span", { class: "edited", title: inFull(message.edited_timestamp) }, "(edited)") : null;
  const content = message.content ? h("div", { class: "content" }, markdown(message.content), edited) : null;
  return [
    content,
    ...attachments(loose(message)),
    ...message.embeds.map(embed),
    message.components.length ? h("div", { class: message.flags & 32768 ? "layout" : "rows" }, components(message.components, (...used) => actions.use(message, ...used))) : null,
  ];
}

/** The message without the attachments that its components show in their own place. */
function loose(message) {
  if (!(message.flags & 32768)) {
    const shown = JSON.stringify(message.embeds);
    return { ...message, attachments: message.attachments.filter((item) => !shown.includes(`/${item.id}/`)) };
  }
  return { ...message, attachments: [] };
}

function below(message, actions) {
  const note = state.notes.get(message.id);
  const parts = [];
  if (note) parts.push(h("div", { class: "failure", role: "alert" }, icon("warning", 16), ` ${note}`));
  if (message.flags & EPHEMERAL) {
    parts.push(h("div", { class: "only-you" }, icon("eye", 16), " Only you can see this • ",
      h("button", { class: "link-button", type: "button", on: { click: () => actions.dismiss(message) } }, "Dismiss message")));
  }
  return parts;
}

function toolbar(message, actions) {
  if (message.flags & LOADING) return null;
  const more = iconButton("dots", "More", (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    actions.menu(message, box.left, box.bottom, event.currentTarget);
  }, { "aria-haspopup": "menu" });
  const reply = message.flags & EPHEMERAL ? null : iconButton("reply", "Reply", () => actions.reply(message));
  return h("div", { class: "toolbar" }, reply, more);
}

/** A command that is under way, or that failed: no message of Discord's, only a sign to its user. */
export function pendingItem(interaction, actions) {
  const failed = interaction.status === "failed";
  const me = state.me;
  const words = failed
    ? h("div", { class: "failure", role: "alert" }, icon("warning", 16), " The application did not respond")
    : h("div", { class: "thinking" }, "Sending command…");
  const foot = failed
    ? h("div", { class: "only-you" }, icon("eye", 16), " Only you can see this • ",
      h("button", { class: "link-button", type: "button", on: { click: () => actions.forget(interaction) } }, "Dismiss message"))
    : null;
  return h("li", { class: "message first ephemeral pending", data: { interaction: interaction.id } },
    h("article", { tabindex: "-1", "aria-label": `${state.bot.name}` },
      h("div", { class: "above" }, avatar(me, 16), h("span", { class: "above-name" }, me.name), " used ", h("span", { class: "command-name" }, interaction.label)),
      h("div", { class: "gutter" }, avatar(state.bot)),
      h("h3", { class: "author" }, h("span", { class: "name" }, state.bot.name), appTag()),
      h("div", { class: "body" }, words, foot)));
}
