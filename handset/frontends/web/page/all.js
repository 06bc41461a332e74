// Every model beside the others, all following the same keys.
import { Link, keyboard } from "/tab/link.js";

const url = new URLSearchParams(location.search).get("url") ?? "/home";
const settings = await (await fetch("/tab/settings.json")).json();
const shelf = document.getElementById("shelf");
const state = document.getElementById("state");
const links = [];
const now = { aim: "keys", spelling: false, empty: false };
const field = document.getElementById("field");

for (const device of settings.models) {
  const plan = await (await fetch(`/tab/phones/${device}/1/plan.json`)).json();
  const figure = document.createElement("figure");
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = plan.screen;
  const caption = Object.assign(document.createElement("figcaption"), { textContent: plan.title });
  figure.append(canvas, caption);
  shelf.append(figure);
  links.push(
    new Link(canvas, device, url, {
      news(said) {
        for (const name of Object.keys(now)) if (name in said) now[name] = said[name];
        if ("aim" in said) (now.aim === "field" || now.aim === "editor" ? field : shelf).focus();
      },
      ended: (reason) => (state.textContent = reason && `${plan.title}: ${reason}`),
    }),
  );
}

const tell = (message) => links.forEach((link) => link.send(message));
keyboard(settings.keys, field, {
  press: (name, down) => tell({ [down ? "down" : "up"]: name }),
  write: (text) => tell({ text }),
  state: () => now,
});
addEventListener("blur", () => tell({ away: true }));
shelf.focus();
