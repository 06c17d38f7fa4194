/** The list of messages of the open channel. */

import { avatar, fill, h, icon } from "./dom.js";
import { messageItem, pendingItem } from "./message.js";
import { channel, state } from "./state.js";

const list = document.getElementById("messages");
const scroller = document.getElementById("scroller");
const NEAR = 120;

let stay = true; // whether the reader is at the newest message, and wants to stay there
let seen = { top: 0, height: 0 };

scroller.addEventListener("scroll", () => {
  const { scrollTop: top, scrollHeight: height, clientHeight } = scroller;
  // A list that has just grown or shrunk moves by itself; only the reader moves one that has not.
  if (height - top - clientHeight < NEAR) stay = true;
  else if (height === seen.height && top < seen.top) stay = false;
  seen = { top, height };
});
// Pictures and previews arrive after their message and push the end down.
new ResizeObserver(() => { if (stay) toBottom(); }).observe(list);

/** Scroll to the newest message. */
export function toBottom() {
  scroller.scrollTop = scroller.scrollHeight;
}

/** Draw the whole list. */
export function drawList(actions) {
  drawWelcome();
  const { messages } = channel();
  document.getElementById("log").setAttribute("aria-label", `Messages in ${channel().name}`);
  fill(list, messages.map((message, at) => messageItem(message, messages[at - 1], actions)));
  drawPending(actions);
  tabStop();
  stay = true;
  toBottom();
}

/** Draw one message anew, in its place; a deleted one changes the grouping, so all are drawn. */
export function drawMessage(message, actions) {
  const { messages } = channel();
  const at = messages.findIndex((one) => one.id === message.id);
  const old = list.querySelector(`[data-id="${message.id}"]`);
  if (at < 0) {
    drawList(actions);
    return;
  }
  const item = messageItem(messages[at], messages[at - 1], actions);
  if (old) swap(old, item);
  else list.append(item);
  tabStop();
}

/** Replace an item and keep the focus on what stands in the same place of it. */
function swap(old, item) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const id = focused?.dataset.customId;
  old.replaceWith(item);
  if (!focused) return;
  const same = id && item.querySelector(`[data-custom-id="${CSS.escape(id)}"]`);
  (same || item.querySelector("article")).focus();
}

/** Draw the commands that are under way or have failed, below all messages. */
export function drawPending(actions) {
  for (const item of list.querySelectorAll(".pending")) item.remove();
  const here = [...state.interactions.values()].filter((one) => one.channel_id === state.current);
  list.append(...here.map((one) => pendingItem(one, actions)));
}

/** Let Tab reach the list once, at its newest message. */
function tabStop() {
  const all = list.querySelectorAll("article");
  for (const one of all) one.tabIndex = -1;
  if (all.length) all[all.length - 1].tabIndex = 0;
}

function drawWelcome() {
  const one = channel();
  const commands = one.commands.filter((command) => command.type === 1);
  const start = one.direct
    ? [avatar(state.bot, 80), h("h2", {}, one.name), h("p", {}, `This is the beginning of your direct messages with ${one.name}.`)]
    : [h("span", { class: "welcome-mark" }, icon("hash", 42)), h("h2", {}, `Welcome to #${one.name}!`), h("p", {}, `This is the start of the #${one.name} channel. ${one.topic}.`)];
  const hint = commands.length
    ? h("p", { class: "hint" }, "Type ", h("kbd", {}, "/"), ` to see what ${state.bot.name} can do`, one.direct ? ", or just ask." : ".")
    : h("p", { class: "hint" }, state.online ? "The bot has not registered its commands yet." : "The bot is not online yet.");
  fill(document.getElementById("welcome"), start, hint);
}
