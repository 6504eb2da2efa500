// Keeps the page that reads the proof of a notice, with its style and its script, so that it opens with the network off.
// With the network on it is always fetched anew: its keys are those of the day. Nothing else is kept.
const KEPT = "notice-1";
const page = new URL(registration.scope).pathname;

/** Fetches the page and what it names, and keeps them together. */
async function renew() {
  const answer = await fetch(page, { cache: "no-store" });
  if (!answer.ok) return answer;
  const cache = await caches.open(KEPT);
  const named = new Set((await answer.clone().text()).match(/\/pkg-[0-9a-f]+\/(?:abri\.css|notice\.js)/g));
  await cache.addAll([...named, "/favicon.svg"]);
  await cache.put(page, answer.clone());
  const old = (await cache.keys()).filter(({ url }) => /\/pkg-/.test(url) && !named.has(new URL(url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
  return answer;
}

addEventListener("install", (event) => event.waitUntil(renew().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET") return;
  if (pathname === page) event.respondWith(renew().catch(() => caches.match(page)));
  else if (/^\/pkg-|^\/favicon/.test(pathname)) event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
});
