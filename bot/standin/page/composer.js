/** The line to write in: plain messages, and the way from "/" to a command. */

import { act, Refused } from "./api.js";
import { avatar, fill, h, iconButton } from "./dom.js";
import { commandForm } from "./command.js";
import { appTag } from "./message.js";
import { channel, local, on, person, state } from "./state.js";
import { hasActive, hidePanel, isOpen, move, showPanel, take } from "./suggestions.js";

const form = document.getElementById("composer");
let replying = null; // the message that is replied to
let command = null; // the open command form

const place = () => ({ user: state.user, channel: state.current });

/** Every command that can be typed: subcommands by their whole path. */
export function typedCommands() {
  const flat = (node, path, shown) => {
    const inner = (node.options || []).filter((option) => option.type < 3);
    if (!inner.length) return [{ path, shown, description: local(node, "description"), options: node.options || [] }];
    return inner.flatMap((option) => flat(option, `${path} ${option.name}`, `${shown} ${local(option, "name")}`));
  };
  return channel().commands.filter((one) => one.type === 1).flatMap((one) => flat(one, one.name, local(one, "name")))
    .sort((a, b) => a.shown.localeCompare(b.shown));
}

/** Set the line up for writing a message. */
export function openText(text = "") {
  command = null;
  hidePanel();
  const name = channel().direct ? `@${channel().name}` : `#${channel().name}`;
  const input = h("textarea", {
    id: "write", rows: "1", maxlength: "2000", placeholder: `Message ${name}`, "aria-label": `Message ${name}`,
    "aria-autocomplete": "list", "aria-haspopup": "listbox", enterkeyhint: "send",
  });
  input.value = text;
  input.addEventListener("input", () => typed(input));
  input.addEventListener("keydown", (event) => pressed(event, input));
  input.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== input && !command) hidePanel(); }, 100));
  const slash = iconButton("apps", "Commands", () => { input.value = "/"; input.focus(); typed(input); });
  const send = iconButton("send", "Send message", () => sendText(input));
  fill(form, replyBar(), h("div", { class: "line" }, input, slash, send));
  grow(input);
  return input;
}

function grow(input) {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 300)}px`;
}

function replyBar() {
  if (!replying) return null;
  return h("div", { class: "reply-bar" }, h("span", {}, "Replying to ", h("strong", {}, person(replying.author.id).name)),
    iconButton("close", "Stop replying", () => { replying = null; openText(form.querySelector("textarea").value).focus(); }));
}

/** Begin a reply to `message`. */
export function replyTo(message) {
  replying = message;
  openText(form.querySelector("textarea")?.value || "").focus();
}

function typed(input) {
  grow(input);
  const slash = /^\/(\S*(?: \S*)*)$/.exec(input.value);
  if (slash) return offerCommands(input, slash[1].toLowerCase());
  const at = /(?:^|\s)@([^\s@]*)$/.exec(input.value.slice(0, input.selectionStart));
  return at ? offerPeople(input, at[1].toLowerCase()) : hidePanel();
}

function offerCommands(input, words) {
  const all = typedCommands();
  const begins = all.filter((one) => one.shown.startsWith(words) || one.path.startsWith(words));
  const holds = all.filter((one) => !begins.includes(one) && `${one.shown} ${one.description}`.toLowerCase().includes(words));
  const found = [...begins, ...holds];
  if (!found.length) {
    if (!all.length && !words) return showPanel(input, { note: "The bot has not registered any commands yet." });
    return hidePanel();
  }
  const heading = [avatar(state.bot, 20), h("span", {}, state.bot.name)];
  const items = found.map((one) => ({ nodes: commandEntry(one), run: () => openCommand(one) }));
  return showPanel(input, { heading, items });
}

function commandEntry(one) {
  return [
    h("span", { class: "entry-words" },
      h("span", { class: "entry-name" }, `/${one.shown}`,
        one.options.map((option) => h("span", { class: option.required ? "entry-option required" : "entry-option" }, local(option, "name")))),
      h("span", { class: "entry-about" }, one.description)),
    h("span", { class: "entry-side" }, state.bot.name),
  ];
}

function offerPeople(input, words) {
  const found = [...state.people.values()].filter((one) => one.name.toLowerCase().startsWith(words));
  if (!found.length) return hidePanel();
  const run = (one) => {
    const end = input.selectionStart;
    const start = input.value.lastIndexOf("@", end - 1);
    input.setRangeText(`@${one.name} `, start, end, "end");
    hidePanel();
  };
  const items = found.map((one) => ({
    nodes: [avatar(one, 24), h("span", { class: "entry-name" }, one.name), one.bot ? appTag() : null, h("span", { class: "entry-side" }, one.username)],
    run: () => run(one),
  }));
  return showPanel(input, { heading: "Members", items });
}

/** Open the form of a command, with the options that it always needs. */
export function openCommand(one) {
  hidePanel();
  replying = null;
  command = commandForm(form, one, { send: sendCommand, leave: () => openText().focus() });
}

async function sendCommand(name, options) {
  openText().focus();
  await guarded(() => act("slash", { ...place(), name, options }));
}

function pressed(event, input) {
  if (event.isComposing) return;
  if (isOpen() && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (hasActive() && (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey))) {
    event.preventDefault();
    take();
  } else if (event.key === "Escape") {
    if (isOpen()) hidePanel();
    else if (replying) replying = null, openText(input.value).focus();
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    sendText(input);
  }
}

async function sendText(input) {
  let text = input.value.trim();
  if (!text) return;
  const people = [...state.people.values()].sort((a, b) => b.name.length - a.name.length);
  for (const one of people) text = text.replaceAll(`@${one.name}`, `<@${one.id}>`);
  const reply = replying ? { reply_to: replying.id } : {};
  replying = null;
  openText().focus();
  await guarded(() => act("say", { ...place(), text, ...reply }));
}

/** Do something, and say below the line why the stand-in would not. */
export async function guarded(what) {
  try {
    return await what();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    complain(error.message);
    return null;
  }
}

/** Say what went wrong, above the line, until something is typed. */
export function complain(words) {
  const input = form.querySelector("textarea, input");
  if (input) showPanel(input, { note: words });
}

on("channel", () => { replying = null; openText(); });
