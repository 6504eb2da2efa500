// Reads the proof of an employer's notice: what stands after the # of the address, or is pasted. Sends it nowhere.
// The lines of a proof: domain/src/notice/proof.rs. Why it is so: docs/decisions/0030-notices-that-prove-themselves.md.

const page = document.querySelector("#proof");
const keys = JSON.parse(page.dataset.keys);
const NAMES = ["head", "kid", "code", "kind", "first_day", "last_day", "last_day_worked", "issued_on", "birth_date",
  "insured_name", "employer_name", "employer_siret"];

const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

/** The signed bytes, their signature, and what they say; null where there is no proof. */
function parts(text) {
  const proof = /ABRI1\.([\w-]+)/.exec(text)?.[1];
  if (!proof) return null;
  try {
    const bytes = bytesOf(proof);
    const [message, signature] = [bytes.slice(0, -64), bytes.slice(-64)];
    const lines = new TextDecoder("utf-8", { fatal: true }).decode(message).split("\n");
    if (lines.length !== NAMES.length || lines[0] !== "abri-notice-1") return null;
    return { message, signature, said: Object.fromEntries(NAMES.map((name, at) => [name, lines[at]])) };
  } catch {
    return null;
  }
}

const day = (digits) => digits.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");

async function judge(read) {
  if (!read) return "unreadable";
  const key = keys.find(({ kid }) => kid === read.said.kid);
  if (!key) return "forged";
  let right;
  try {
    const known = await crypto.subtle.importKey("raw", bytesOf(key.public_key), { name: "Ed25519" }, false, ["verify"]);
    right = await crypto.subtle.verify({ name: "Ed25519" }, known, read.signature, read.message);
  } catch {
    return "unable";
  }
  if (!right) return "altered";
  const issued = day(read.said.issued_on);
  const inUse = !key.revoked_on && issued >= key.made_on && !(key.retired_on && issued > key.retired_on);
  return inUse ? "authentic" : "key-out-of-use";
}

function words(name, value) {
  if (!value) return "";
  if (name === "code") return value.match(/.{1,4}/g).join("-");
  if (!/^\d{8}$/.test(value)) return value;
  return new Date(`${day(value)}T12:00Z`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
}

function show(verdict, said) {
  for (const box of page.querySelectorAll("[data-verdict]")) box.hidden = box.dataset.verdict !== verdict;
  const list = document.querySelector("#said");
  document.querySelector("#later").hidden = list.hidden = verdict !== "authentic";
  for (const place of list.querySelectorAll("[data-field]")) {
    const value = verdict === "authentic" ? said[place.dataset.field] : "";
    const kinds = place.querySelectorAll("[data-kind]");
    for (const kind of kinds) kind.hidden = kind.dataset.kind !== value;
    if (!kinds.length) place.textContent = words(place.dataset.field, value);
    place.parentElement.hidden = !value;
  }
  // What says nothing true leads to the empty check page.
  online.href = verdict === "authentic" ? `/v/${words("code", said.code)}` : online.dataset.empty;
}

async function read(text) {
  const found = parts(text);
  show(await judge(found), found?.said);
}

const online = document.querySelector("#online");
online.dataset.empty = online.href;
const contents = document.querySelector("#contents");
document.querySelector("#paste").hidden = false;
document.querySelector("#read").addEventListener("click", () => read(contents.value));
addEventListener("hashchange", () => read(location.hash));
if (location.hash.length > 1) read(location.hash);
navigator.serviceWorker?.register(page.dataset.worker, { scope: location.pathname }).catch(() => null);
