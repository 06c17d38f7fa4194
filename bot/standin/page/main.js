/** Brings the parts together: loads what the user sees, follows the news, carries out what they do. */

import { act, listen, loadState, Refused } from "./api.js";
import { guarded, replyTo } from "./composer.js";
import { drawList, drawMessage, drawPending, toBottom } from "./list.js";
import { openMenu } from "./menu.js";
import { openModal } from "./modal.js";
import { drawAround } from "./sidebar.js";
import { channel, channelById, local, on, putMessage, state, take, tell } from "./state.js";

const COMMAND = 2;
const COMPONENT = 3;
const FORM_CALLBACK = 9;
const AGAIN_MS = 1000;
const NOT_ANSWERED = "The application did not respond";
const remember = (name, value) => { try { localStorage.setItem(name, value); } catch { /* private mode: not kept */ } };
const recall = (name) => { try { return localStorage.getItem(name); } catch { return null; } };

let stop = () => {};
let typingEnds = 0;
let waiting = null; // news held back while the state is loaded anew

const actions = {
  reply: replyTo,
  dismiss: (message) => guarded(() => act("delete", { ...where(message), message: message.id })),
  use: useComponent,
  menu: messageMenu,
  forget: (interaction) => { state.interactions.delete(interaction.id); drawPending(actions); },
};

const where = (message) => ({ user: state.user, channel: message.channel_id });

async function useComponent(message, component, values, element) {
  state.notes.delete(message.id);
  element.classList.add("waiting");
  element.setAttribute("aria-busy", "true");
  const body = { ...where(message), message: message.id, custom_id: component.custom_id };
  try {
    await (values ? act("select", { ...body, values }) : act("press", body));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    state.notes.set(message.id, error.message);
    drawMessage(message, actions);
  }
}

function messageMenu(message, x, y, opener) {
  const copy = () => navigator.clipboard?.writeText(document.querySelector(`[data-id="${message.id}"] .body`).innerText);
  const apps = channel().commands.filter((one) => one.type === 3).map((one) => ({
    label: local(one, "name"), user: state.bot, run: () => guarded(() => act("menu", { ...where(message), name: one.name, message: message.id })),
  }));
  const own = message.author.id === state.me.id;
  const ephemeral = Boolean(message.standin.audience);
  const items = [
    ephemeral ? null : { label: "Reply", icon: "reply", run: () => replyTo(message) },
    { label: "Copy text", icon: "copy", run: copy },
  ].filter(Boolean);
  const remove = { label: "Delete message", icon: "bin", danger: true, run: () => actions.dismiss(message) };
  const mayDelete = own || (state.user === "admin" && !ephemeral && !channel().direct);
  openMenu([{ items }, { heading: "Apps", items: ephemeral ? [] : apps }, { items: mayDelete ? [remove] : [] }], x, y, opener);
}

function openChannel(id) {
  state.current = id;
  state.unread.delete(id);
  remember("standin-channel", id);
  drawAround();
  drawList(actions);
  tell("channel");
  if (!matchMedia("(pointer: coarse)").matches) document.getElementById("write").focus();
}

async function enter(user) {
  stop();
  waiting = null;
  state.user = user;
  take(await loadState(user));
  remember("standin-user", user);
  openChannel(state.current);
  stop = listen(user, news, linked);
}

/**
 * Take in what was missed while the stand-in could not be reached. News that come
 * while the state is on its way may be newer than it, so they wait their turn.
 */
async function linked(there) {
  document.getElementById("link-state").textContent = there ? "" : "The stand-in is not running; trying again…";
  if (!there) return;
  const { user } = state;
  waiting = [];
  const loaded = await loadState(user).catch(() => null);
  if (user !== state.user) return;
  if (!loaded) {
    setTimeout(linked, AGAIN_MS, true);
    return;
  }
  take(loaded);
  const missed = waiting;
  waiting = null;
  drawAround();
  drawList(actions);
  missed.forEach(news);
}

const NEWS = {
  message: ({ message }) => {
    const mine = message.interaction_metadata;
    if (mine) state.interactions.delete(mine.id);
    putMessage(message);
    if (message.author.bot) endTyping();
    if (message.channel_id === state.current) drawMessage(message, actions);
    drawPending(actions);
    if (state.unread.size) drawAround();
  },
  interaction: ({ interaction }) => follow(interaction),
  presence: ({ online }) => { state.online = online; drawAround(); drawList(actions); },
  commands: async () => {
    const loaded = await loadState(state.user);
    for (const one of loaded.channels) channelById(one.id).commands = one.commands;
    drawList(actions);
  },
  typing: ({ channel_id: id }) => { if (id === state.current) beginTyping(); },
};

function news(event) {
  if (waiting) waiting.push(event);
  else NEWS[event.kind]?.(event);
}

function follow(interaction) {
  if (interaction.status === "acknowledged" && interaction.callback === FORM_CALLBACK && interaction.modal) {
    state.interactions.delete(interaction.id);
    openModal(interaction);
  } else if (interaction.type === COMMAND) followCommand(interaction);
  else if (interaction.type === COMPONENT && interaction.status !== "pending") followComponent(interaction);
  drawPending(actions);
}

function followCommand(interaction) {
  if (interaction.status === "acknowledged") state.interactions.delete(interaction.id);
  else {
    const menu = channelById(interaction.channel_id)?.commands.some((one) => one.type === 3 && one.name === interaction.name);
    state.interactions.set(interaction.id, { ...interaction, label: menu ? interaction.name : `/${interaction.name}` });
  }
}

function followComponent(interaction) {
  const message = channelById(interaction.channel_id)?.messages.find((one) => one.id === interaction.message_id);
  if (!message) return;
  if (interaction.status === "failed") state.notes.set(message.id, NOT_ANSWERED);
  else state.notes.delete(message.id);
  drawMessage(message, actions);
}

function beginTyping() {
  document.getElementById("typing").textContent = `${state.bot.name} is typing…`;
  typingEnds = Date.now() + 9500;
  setTimeout(() => { if (Date.now() >= typingEnds) endTyping(); }, 10000);
}

function endTyping() {
  document.getElementById("typing").textContent = "";
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  remember("standin-theme", theme);
}

/** Typing anywhere goes into the line, as on Discord; arrows walk through the messages. */
function pressed(event) {
  const at = document.activeElement;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog, .menu")) return;
  if (at?.matches(".messages article") && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    event.preventDefault();
    const all = [...document.querySelectorAll(".messages article")];
    all[all.indexOf(at) + (event.key === "ArrowUp" ? -1 : 1)]?.focus();
  } else if (event.key === "Escape") {
    if (document.body.classList.contains("drawer")) document.body.classList.remove("drawer");
    else if (at?.closest(".messages")) document.getElementById("write")?.focus();
    else toBottom();
  } else if (event.key.length === 1 && event.key !== " " && (at === document.body || at?.matches(".messages article, .scroller"))) {
    document.getElementById("write")?.focus();
  }
}

on("open", openChannel);
on("user", enter);
on("locale", (locale) => {
  state.locale = locale;
  guarded(() => act("speak", { user: state.user, locale }));
});
on("theme", () => { setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"); drawAround(); });
document.addEventListener("keydown", pressed);
document.getElementById("composer").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("chat").addEventListener("pointerdown", (event) => {
  if (!event.target.closest("#head")) document.body.classList.remove("drawer");
});

setTheme(recall("standin-theme") || (matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"));
state.current = recall("standin-channel");
enter(recall("standin-user") || "admin").catch((error) => {
  document.body.classList.add("locked");
  document.getElementById("welcome").textContent = error instanceof Refused
    ? `${error.message} Open the page with the whole address that the bot printed, with its key.` : String(error);
});

