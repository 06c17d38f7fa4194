/** Dates and times as Discord words them. */

import { h } from "./dom.js";

const FORMS = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** Render `<t:seconds:style>`. */
export function timestamp(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return "Invalid Date";
  const full = new Intl.DateTimeFormat("en", FORMS.F).format(date);
  const text = style === "R" ? relative(date) : new Intl.DateTimeFormat("en", FORMS[style]).format(date);
  return h("time", { class: "timestamp", datetime: date.toISOString(), title: full }, text);
}

function relative(date) {
  const seconds = (date.getTime() - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) || UNITS.at(-1);
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

/** When a message was sent, as its header says it. */
export function sentAt(iso) {
  const date = new Date(iso);
  const time = new Intl.DateTimeFormat("en", FORMS.t).format(date);
  const today = new Date().toDateString() === date.toDateString();
  return today ? time : `${new Intl.DateTimeFormat("en", FORMS.d).format(date)}, ${time}`;
}

/** Only the time of day. */
export const clock = (iso) => new Intl.DateTimeFormat("en", FORMS.t).format(new Date(iso));

/** The day, for the line between two days. */
export const day = (iso) => new Intl.DateTimeFormat("en", FORMS.D).format(new Date(iso));

/** The whole of it, for a tooltip. */
export const inFull = (iso) => new Intl.DateTimeFormat("en", FORMS.F).format(new Date(iso));
