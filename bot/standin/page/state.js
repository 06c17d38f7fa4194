/** What the page knows, and who is told when it changes. */

export const state = {
  user: "admin",
  me: null,
  locale: "en-US",
  people: new Map(),
  channels: [],
  roles: [],
  current: null, // id of the open channel
  bot: null,
  online: false,
  unread: new Set(),
  interactions: new Map(),
  notes: new Map(), // message id → what went wrong with a button or menu on it
};

const listeners = new Map();

/** Call `listener` whenever `topic` is told. */
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) || []), listener]);
}

/** Tell everybody who listens to `topic`. */
export function tell(topic, ...details) {
  for (const listener of listeners.get(topic) || []) listener(...details);
}

/** The open channel. */
export const channel = () => state.channels.find((one) => one.id === state.current);

/** A person by id; unknown ones get a name that says so. */
export const person = (id) => state.people.get(id) || { id: "0", username: "unknown", name: "unknown-user" };

/** A channel by id, undefined if this user does not see it. */
export const channelById = (id) => state.channels.find((one) => one.id === id);

/** A command's or option's `name` or `description` in the user's language. */
export const local = (thing, part) => thing[`${part}_localizations`]?.[state.locale] || thing[part];

/** Take in everything that the stand-in says about the user. */
export function take(loaded) {
  state.me = loaded.me;
  state.locale = loaded.locale;
  state.people = new Map(loaded.people.map((one) => [one.id, one]));
  state.channels = loaded.channels;
  state.roles = loaded.roles;
  state.guild = loaded.guild;
  state.bot = state.people.get(loaded.bot_id);
  state.online = loaded.online;
  state.interactions.clear();
  state.notes.clear();
  for (const one of loaded.interactions || []) state.interactions.set(one.id, one);
  if (!channel()) state.current = state.channels[0].id;
}

/** Put a message into its channel, or take it out if it was deleted. */
export function putMessage(message) {
  const where = channelById(message.channel_id);
  if (!where) return;
  const at = where.messages.findIndex((one) => one.id === message.id);
  if (message.standin.deleted) {
    if (at >= 0) where.messages.splice(at, 1);
  } else if (at >= 0) where.messages[at] = message;
  else where.messages.push(message);
  if (at < 0 && where.id !== state.current && message.author.id !== state.me.id) state.unread.add(where.id);
}
