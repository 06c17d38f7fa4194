/** The stand-in's control API: calls with the key of this run, and live news. */

const STORED = "standin-key";

function takeKey() {
  const given = new URLSearchParams(location.hash.slice(1)).get("key");
  if (given) {
    sessionStorage.setItem(STORED, given);
    history.replaceState(null, "", location.pathname);
  }
  return given || sessionStorage.getItem(STORED) || "";
}

const key = takeKey();

/** A call was refused; the message is for the user. */
export class Refused extends Error {}

async function call(path, options = {}) {
  const headers = { "X-Standin-Key": key, "Content-Type": "application/json" };
  let response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch {
    throw new Refused("The stand-in is not running any more.");
  }
  const body = await response.json();
  if (!response.ok) throw new Refused(body.error);
  return body;
}

/** Everything that `user` sees. */
export const loadState = (user) => call(`/api/state?user=${encodeURIComponent(user)}`);

/** Let a user do something; returns the interaction or message that came of it. */
export const act = (name, body) => call(`/api/act/${name}`, { method: "POST", body: JSON.stringify(body) });

/** Wait until an interaction is answered or has failed. */
export const settled = (id) => call(`/api/interactions/${id}?until=replied&timeout=20`);

/** The page's own address of an attachment, null for pictures that lie elsewhere. */
export function localUrl(url) {
  const found = /^https:\/\/(?:cdn|media)\.discordapp\.(?:com|net)\/(?:ephemeral-)?attachments\/\d+\/(\d+)\/([^?]+)/.exec(url || "");
  return found ? `/files/${found[1]}/${found[2]}?key=${encodeURIComponent(key)}` : null;
}

/** Receive live news for `user` until the returned function is called. */
export function listen(user, onNews, onState) {
  let socket = null;
  let ended = false;
  let pause = 250;
  const connect = () => {
    const query = `user=${encodeURIComponent(user)}&key=${encodeURIComponent(key)}`;
    socket = new WebSocket(`ws://${location.host}/api/live?${query}`);
    socket.onopen = () => { pause = 250; onState(true); };
    socket.onmessage = (frame) => onNews(JSON.parse(frame.data));
    socket.onclose = () => {
      if (ended) return;
      onState(false);
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, 5000);
    };
  };
  connect();
  return () => { ended = true; socket.close(); };
}
