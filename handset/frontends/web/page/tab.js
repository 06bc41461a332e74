// One drawn phone in the middle of the tab.
import { Link, keyboard } from "/tab/link.js";
import { Loudspeaker } from "/tab/sound.js";

const asked = new URLSearchParams(location.search);
const settings = await (await fetch("/tab/settings.json")).json();
const device = settings.models.includes(asked.get("device")) ? asked.get("device") : settings.device;
const url = asked.get("url") ?? "";
const desk = document.getElementById("desk");
const phone = document.getElementById("phone");
const state = document.getElementById("state");
const loudspeaker = new Loudspeaker();
const buttons = new Map();
let writing = false;
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
  phone.append(picture, canvas);
  for (const [name, box] of Object.entries(plan.keys)) {
    const key = place(document.createElement(name === "lamp" ? "span" : "button"), box);
    key.className = `key ${name === "lamp" ? "lamp" : ""}`;
    key.style.backgroundPosition = `-${box[0]}px -${box[1]}px`;
    if (name === "lamp") lamp = key;
    else buttons.set(name, Object.assign(key, { type: "button", tabIndex: -1 })).get(name).setAttribute("aria-label", name);
    phone.append(key);
  }
  return canvas;
}

function fit() {
  const room = Math.min(desk.clientWidth / plan.size[0], desk.clientHeight / plan.size[1]);
  phone.style.transform = room < 1 ? `scale(${room})` : "";
}

const link = new Link(build(), device, url, {
  news(said) {
    if ("title" in said) document.title = [said.title, plan.title].filter(Boolean).join(" - ");
    if ("lamp" in said) lamp?.classList.toggle("on", said.lamp);
    if ("writing" in said) writing = said.writing;
    if ("notice" in said) notice = said.notice;
    if ("writing" in said || "notice" in said) {
      state.textContent = writing ? "Letters write; Alt + a key presses the phone's" : notice;
    }
    loudspeaker.hear(said);
  },
  ended(reason) {
    state.textContent = reason;
  },
});

function press(name, down) {
  buttons.get(name)?.classList.toggle("down", down);
  link.send({ [down ? "down" : "up"]: name });
}

for (const [name, key] of buttons) {
  key.addEventListener("pointerdown", (event) => {
    key.setPointerCapture(event.pointerId);
    press(name, true);
    event.preventDefault();
    phone.focus();
  });
  for (const end of ["pointerup", "pointercancel"]) key.addEventListener(end, () => press(name, false));
}
keyboard(settings.keys, { press, write: (text) => link.send({ text }), writing: () => writing });
addEventListener("blur", () => {
  for (const key of buttons.values()) key.classList.remove("down");
  link.send({ away: true });
});

const models = document.getElementById("models");
for (const name of settings.models) models.append(new Option(name, name, false, name === device));
models.addEventListener("change", () => {
  location.search = new URLSearchParams({ ...(url && { url }), device: models.value });
});
const share = document.getElementById("share");
share.addEventListener("click", async () => {
  const address = `${location.origin}/?${new URLSearchParams({ ...(url && { url }), device })}`;
  await navigator.clipboard?.writeText(address);
  history.replaceState(null, "", address);
  state.textContent = navigator.clipboard ? "The link is copied" : "The link is in the address bar";
});
document.getElementById("beside").search = url ? new URLSearchParams({ url }) : "";
addEventListener("resize", fit);
fit();
phone.focus();
