// What the back office gains where scripts run: keys without a chord, and a sign of life while a case is open. Every page works without.
// Why this is no island: docs/decisions/0026-keys-and-signs-of-life.md.

const typing = (element) =>
  element.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])") !== null;

/** The switch in the help: whoever uses speech input must be able to turn keys off (WCAG 2.1.4). */
function bareKeys() {
  const box = document.querySelector("#bare-keys");
  if (!box) return () => false;
  box.closest("[hidden]").hidden = false;
  box.checked = localStorage.getItem("bare-keys") !== "off";
  box.addEventListener("change", () => localStorage.setItem("bare-keys", box.checked ? "on" : "off"));
  return () => box.checked;
}

function go(target) {
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    if (target.parentElement !== fold || target.localName !== "summary") fold.open = true;
  }
  target.focus();
  if (target.matches("a, button, summary")) target.click();
}

/** The next or the previous line of the lists of the page. */
function step(by) {
  const lines = [...document.querySelectorAll("tbody th a")];
  const at = lines.indexOf(document.activeElement);
  lines[at < 0 && by < 0 ? lines.length - 1 : Math.min(Math.max(at + by, 0), lines.length - 1)]?.focus();
}

function listen(wanted) {
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    if (key.length !== 1 || !wanted() || typing(target)) return;
    if (key === "j" || key === "k") return step(key === "j" ? 1 : -1);
    const place = document.querySelector(`[accesskey="${CSS.escape(key === "?" ? "h" : key)}"]`);
    if (!place) return;
    event.preventDefault();
    go(place);
  });
}

/** Says to the server that the case is open, and to the person whose it is. Stops when nobody has touched the page for a while. */
function stayAlive(head) {
  const { presence, version, every, idle } = head.dataset;
  const token = document.querySelector("input[name=token]")?.value;
  let touched = Date.now();
  for (const sign of ["keydown", "pointerdown", "scroll"]) addEventListener(sign, () => (touched = Date.now()), { passive: true });
  const beat = async () => {
    if (Date.now() - touched > idle * 1000) return;
    const answer = await fetch(presence, { method: "POST", body: new URLSearchParams({ token, version }), redirect: "error" }).catch(() => null);
    if (!answer?.ok) return;
    for (const [name, words] of Object.entries(await answer.json())) {
      const place = head.querySelector(`[data-says=${name}]`);
      if (place && place.textContent !== words) place.textContent = words;
    }
  };
  beat();
  setInterval(beat, every * 1000);
}

/** Wide screens show the menu open: by style where the browser can, else here. */
function unfoldMenu() {
  const menu = document.querySelector(".staff-bar__menu");
  if (menu && matchMedia("(min-width: 48em)").matches && !CSS.supports("selector(::details-content)")) menu.open = true;
}

unfoldMenu();
listen(bareKeys());
const head = document.querySelector("[data-presence]");
if (head) stayAlive(head);
