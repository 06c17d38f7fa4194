/** Around the conversation: places, channels, who you are, who else is there. */

import { avatar, fill, h, icon, iconButton } from "./dom.js";
import { appTag, nameOf } from "./message.js";
import { openMenu } from "./menu.js";
import { channel, state, tell } from "./state.js";

const LANGUAGES = [
  ["en-US", "English"], ["de", "Deutsch"], ["es-ES", "Español"], ["fr", "Français"], ["ru", "Русский"], ["zh-CN", "中文"],
];
const byId = (id) => document.getElementById(id);

/** Draw everything around the conversation anew. */
export function drawAround() {
  drawRail();
  drawPlaces();
  drawMe();
  drawHead();
  drawMembers();
}

function drawRail() {
  const direct = channel().direct;
  fill(byId("rail"),
    railButton("Direct messages", h("span", { class: "rail-face" }, icon("bubble", 26)), direct, true),
    h("hr", {}),
    railButton(state.guild.name, h("span", { class: "rail-face", "aria-hidden": "true" }, state.guild.name[0]), !direct, false));
}

function railButton(name, face, chosen, direct) {
  const target = state.channels.find((one) => one.direct === direct);
  const unread = state.channels.some((one) => one.direct === direct && state.unread.has(one.id));
  const props = { class: "rail-button", type: "button", "aria-label": unread ? `${name}, unread` : name, title: name, "aria-current": chosen ? "true" : null };
  return h("button", { ...props, data: { unread: String(unread) }, on: { click: () => open(target.id) } }, face);
}

function open(id) {
  document.body.classList.remove("drawer");
  tell("open", id);
}

function drawPlaces() {
  const direct = channel().direct;
  const title = direct ? "Direct messages" : state.guild.name;
  fill(byId("places"), h("h2", { class: "places-title" }, title),
    h("ul", {}, state.channels.filter((one) => one.direct === direct).map((one) =>
      h("li", {}, placeButton(one)))));
}

function placeButton(one) {
  const unread = state.unread.has(one.id);
  const props = { class: "place", type: "button", "aria-current": one.id === state.current ? "page" : null, data: { unread: String(unread) } };
  const mark = one.direct ? h("span", { class: "with-status", data: { online: String(state.online) } }, avatar(state.bot, 32)) : icon("hash", 20);
  const about = one.direct ? h("span", { class: "place-about" }, state.online ? "Online" : "Offline") : null;
  return h("button", { ...props, on: { click: () => open(one.id) } }, mark,
    h("span", { class: "place-words" }, h("span", {}, one.name), about), unread ? h("span", { class: "unread-word" }, "new") : null);
}

function drawMe() {
  const dark = document.documentElement.dataset.theme === "dark";
  const pick = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const people = [...state.people.values()].filter((one) => !one.bot);
    const items = people.map((one) => ({
      label: one.name, about: one.about, user: one, chosen: one.key === state.user, run: () => tell("user", one.key),
    }));
    const tongues = LANGUAGES.map(([locale, label]) => ({
      label, chosen: locale === state.locale, run: () => tell("locale", locale),
    }));
    openMenu([{ heading: "Be somebody else", items }, { heading: "Language of your Discord", items: tongues }], box.left, box.top - 8, event.currentTarget);
  };
  fill(byId("me"),
    h("button", { class: "me-button", type: "button", "aria-haspopup": "menu", "aria-label": `You are ${state.me.name}, ${state.me.about}. Be somebody else.`, on: { click: pick } },
      h("span", { class: "with-status", data: { online: "true" } }, avatar(state.me, 32)),
      h("span", { class: "me-words" }, h("span", { class: "me-name" }, state.me.name), h("span", { class: "me-about" }, state.me.about)),
      icon("down", 16)),
    iconButton(dark ? "sun" : "moon", dark ? "Light theme" : "Dark theme", () => tell("theme")));
}

function drawHead() {
  const one = channel();
  fill(byId("head"),
    iconButton("menu", "Channels", () => document.body.classList.toggle("drawer"), { class: "icon-button only-narrow" }),
    one.direct ? avatar(state.bot, 24) : icon("hash", 24),
    h("h1", {}, one.name), one.direct ? appTag() : null,
    one.topic ? h("p", { class: "topic" }, one.topic) : null,
    one.direct ? null : iconButton("people", "Members", () => document.body.classList.toggle("no-members"), { class: "icon-button only-wide" }));
}

function drawMembers() {
  const box = byId("members");
  box.hidden = channel().direct;
  const all = [...state.people.values()];
  const editors = all.filter((one) => one.colour);
  const online = all.filter((one) => !one.colour && (!one.bot || state.online));
  const offline = all.filter((one) => one.bot && !state.online);
  const group = (name, people) => (people.length
    ? [h("h2", {}, `${name} — ${people.length}`), h("ul", {}, people.map((one) => member(one)))] : []);
  fill(box, group("Desk editor", editors), group("Online", online), group("Offline", offline));
}

function member(one) {
  const here = !one.bot || state.online;
  return h("li", { class: here ? "member" : "member away" },
    h("span", { class: "with-status", data: { online: String(here) } }, avatar(one, 32)),
    nameOf(one, true), one.bot ? appTag() : null);
}
