// One drawn phone in the middle of the tab.
import { Link, NAMES, keyboard } from "/tab/link.js";
import { Loudspeaker } from "/tab/sound.js";

const asked = new URLSearchParams(location.search);
const settings = await (await fetch("/tab/settings.json")).json();
const device = settings.models.includes(asked.get("device")) ? asked.get("device") : settings.device;
const desk = document.getElementById("desk");
const phone = document.getElementById("phone");
const state = document.getElementById("state");
const loudspeaker = new Loudspeaker();
const buttons = new Map();
const field = document.getElementById("field");
const lcd = document.getElementById("lcd");
const now = { aim: "keys", spelling: false, empty: false };
let notice = "";
let lamp = null;

const plans = await Promise.all([1, 2].map(async (zoom) => (await fetch(`/tab/phones/${device}/${zoom}/plan.json`)).json()));
const zoom = plans[1].size[1] <= desk.clientHeight && plans[1].size[0] <= desk.clientWidth ? 2 : 1;
const plan = plans[zoom - 1];

function place(element, [x, y, width, height]) {
  Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  return element;
}

function build() {
  const picture = Object.assign(new Image(), { src: `/tab/phones/${device}/${zoom}/dark.png`, alt: "" });
  const canvas = place(document.createElement("canvas"), plan.lcd);
  [canvas.width, canvas.height] = plan.screen;
  phone.style.setProperty("--lit", `url(/tab/phones/${device}/${zoom}/lit.png)`);
  canvas.setAttribute("aria-hidden", "true");
  place(field, plan.lcd);
  phone.append(picture, canvas);
  for (const [name, box] of Object.entries(plan.keys)) {
    const key = place(document.createElement(name === "lamp" ? "span" : "button"), box);
    key.className = `key ${name === "lamp" ? "lamp" : ""}`;
    key.style.backgroundPosition = `-${box[0]}px -${box[1]}px`;
    if (name === "lamp") lamp = key;
    else buttons.set(name, Object.assign(key, { type: "button", tabIndex: -1 })).get(name).setAttribute("aria-label", NAMES[name] ?? name);
    phone.append(key);
  }
  return canvas;
}

function fit() {
  const room = Math.min(desk.clientWidth / plan.size[0], desk.clientHeight / plan.size[1]);
  phone.style.transform = room < 1 ? `scale(${room})` : "";
}

const link = new Link(build(), device, asked.get("url") ?? "", {
  news(said) {
    if ("title" in said) document.title = [said.title, plan.title].filter(Boolean).join(" - ");
    if ("lamp" in said) lamp?.classList.toggle("on", said.lamp);
    if ("notice" in said) notice = said.notice;
    if ("url" in said) history.replaceState(null, "", address());
    if ("text" in said) lcd.textContent = said.text;
    for (const name of Object.keys(now)) if (name in said) now[name] = said[name];
    if ("aim" in said || "notice" in said) explain();
    loudspeaker.hear(said);
  },
  ended(reason) {
    if (reason) state.textContent = reason;
    else explain();
    state.classList.toggle("broken", Boolean(reason));
  },
});

// The page shown, on this model: what a reload, another model and a shared link lead to.
function address(model = device) {
  return `${location.origin}/?${new URLSearchParams({ ...(link.url && { url: link.url }), device: model })}`;
}

function explain() {
  const writing = now.aim === "field" || now.aim === "editor";
  state.textContent = writing ? "The keyboard writes; Alt + a key presses the phone's" : notice;
  // A touch keyboard and an input method need a field of this page to write in.
  if (document.activeElement === phone || document.activeElement === field) (writing ? field : phone).focus();
}

function press(name, down) {
  buttons.get(name)?.classList.toggle("down", down);
  link.send({ [down ? "down" : "up"]: name });
}

for (const [name, key] of buttons) {
  key.addEventListener("pointerdown", (event) => {
    key.setPointerCapture(event.pointerId);
    press(name, true);
    event.preventDefault();
    (now.aim === "field" || now.aim === "editor" ? field : phone).focus();
  });
  // A screen reader clicks without a pointer.
  key.addEventListener("click", (event) => {
    if (event.detail) return;
    press(name, true);
    setTimeout(() => press(name, false), 100);
  });
  for (const end of ["pointerup", "pointercancel"]) key.addEventListener(end, () => press(name, false));
}
keyboard(settings.keys, field, { press, write: (text) => link.send({ text }), state: () => now });
addEventListener("blur", () => {
  for (const key of buttons.values()) key.classList.remove("down");
  link.send({ away: true });
});

const models = document.getElementById("models");
for (const name of settings.models) models.append(new Option(name, name, false, name === device));
models.addEventListener("change", () => {
  location.href = address(models.value);
});
const share = document.getElementById("share");
share.addEventListener("click", async () => {
  await navigator.clipboard?.writeText(address());
  state.textContent = navigator.clipboard ? "The link is copied" : "The link is in the address bar";
});
document.getElementById("beside").addEventListener("click", (event) => {
  if (link.url) event.currentTarget.search = new URLSearchParams({ url: link.url });
});
const hosts = Object.groupBy?.(Object.entries(settings.keys), ([, key]) => key) ?? {};
for (const [key, codes] of Object.entries(hosts)) {
  const names = codes.map(([code]) => code.replace(/^(Digit|Key|Arrow)/, "")).join(", ");
  document.getElementById("keylist").append(Object.assign(document.createElement("p"), { textContent: `${NAMES[key] ?? key}: ${names}` }));
}
addEventListener("resize", fit);
fit();
phone.focus();
