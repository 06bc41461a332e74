// A phone at the other end of a WebSocket: what changed of its LCD is drawn, keys are sent.
const REASONS = {
  4001: "All phones are taken. Trying again.",
  4002: "The phone was put away: nobody pressed a key. Any key takes it up.",
  4003: "This page may not press the phone's keys.",
  4004: "Your address has as many phones as it may have. Trying again.",
  4005: "More keys came than hands press. Any key takes the phone up.",
};
const [IDLE, STRANGER, FLOOD] = [4002, 4003, 4005];
const LONGEST = 8000;

export class Link {
  constructor(canvas, device, url, { news = () => {}, ended = () => {} } = {}) {
    this.brush = canvas.getContext("2d", { willReadFrequently: true });
    Object.assign(this, { device, url, news, ended, tries: 0, asleep: false, drawn: Promise.resolve() });
    this.open();
  }

  // A phone at the page last shown: the first one, and again after the connection broke.
  open() {
    const query = new URLSearchParams({ device: this.device, url: this.url });
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.asleep = false;
    this.socket = new WebSocket(`${scheme}://${location.host}/tab/phone?${query}`);
    this.socket.binaryType = "arraybuffer";
    this.socket.onmessage = ({ data }) => (typeof data === "string" ? this.hear(JSON.parse(data)) : this.show(data));
    this.socket.onclose = ({ code }) => this.lost(code);
  }

  hear(said) {
    if ("url" in said && (said.url || this.tries === 0)) this.url = said.url;
    if (this.tries) this.ended("");
    this.tries = 0;
    this.news(said);
  }

  lost(code) {
    this.ended(REASONS[code] ?? "The connection broke. Trying again.");
    this.asleep = code === IDLE || code === FLOOD;
    if (!this.asleep && code !== STRANGER) {
      this.tries += 1;
      setTimeout(() => this.open(), Math.min(LONGEST, 500 * 2 ** Math.min(this.tries, 5)));
    }
  }

  // Pictures are inflated aside, and drawn in their order.
  show(data) {
    const content = new Blob([data.slice(8)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const inflated = new Response(content).arrayBuffer();
    this.drawn = this.drawn.then(async () => this.draw(new DataView(data), new Uint8Array(await inflated)));
  }

  // A bit for each pixel of the part, and the colors of those whose bit is set.
  draw(header, content) {
    const [x, y, width, height] = [0, 2, 4, 6].map((at) => header.getUint16(at));
    const part = this.brush.getImageData(x, y, width, height);
    let from = (width * height + 7) >> 3;
    for (let pixel = 0; pixel < width * height; pixel += 1) {
      if (content[pixel >> 3] & (128 >> (pixel & 7))) {
        part.data.set(content.subarray(from, from + 3), 4 * pixel);
        part.data[4 * pixel + 3] = 255;
        from += 3;
      }
    }
    this.brush.putImageData(part, x, y);
  }

  send(message) {
    if (this.asleep && message.down) {
      this.tries = 1;
      this.open();
    } else if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }
}

// The host's keyboard. `press(key, down)` is told the phone's keys, `write(text)` what was typed into a field; `state()`
// says what printable keys are for now (see Aim), whether kana are being spelt, and whether the editor is empty.
export function keyboard(keys, field, { press, write, state }) {
  const pressed = new Map();
  const writes = (aim) => aim === "field" || aim === "editor";
  const printable = (event) => event.key.length === 1 && !(event.code.startsWith("Numpad") && keys[event.code]);
  const busy = (event) => event.target.closest("select, summary, footer button, footer a");
  const composing = (event) => event.isComposing || event.keyCode === 229;
  const meant = (event, { aim, spelling, empty }) => {
    if (aim === "editor" && event.code === "Backspace" && empty) return "";
    if ((aim === "editor" || aim === "nothing") && event.code === "Escape") return spelling ? "ok" : "soft-right";
    return keys[event.code];
  };
  addEventListener("keydown", (event) => {
    const altGr = event.getModifierState("AltGraph");
    if (busy(event) || composing(event) || ((event.ctrlKey || event.metaKey) && !altGr)) return;
    const now = state();
    if (printable(event) && now.aim !== "keys" && (altGr || !event.altKey)) {
      if (writes(now.aim)) write(event.key);
      event.preventDefault();
      return;
    }
    const key = meant(event, now);
    if (key && !event.repeat) {
      pressed.set(event.code, key);
      press(key, true);
    }
    if (key !== undefined) event.preventDefault();
  });
  addEventListener("keyup", (event) => {
    if (pressed.has(event.code)) press(pressed.get(event.code), false);
    pressed.delete(event.code);
  });
  // An input method composes in the field over the LCD, and a touch keyboard writes there.
  const take = (text) => {
    if (text && writes(state().aim)) write(text);
    field.value = "";
  };
  field.addEventListener("compositionend", (event) => take(event.data));
  field.addEventListener("input", (event) => event.isComposing || take(field.value));
  addEventListener("paste", (event) => {
    take(event.clipboardData.getData("text"));
    event.preventDefault();
  });
}

export const NAMES = {
  "soft-left": "Left soft key", "soft-right": "Right soft key", "soft-up": "Upper soft key (camera)",
  "soft-down": "Lower soft key", ok: "OK", up: "Up", down: "Down", left: "Left", right: "Right", mail: "Mail",
  web: "Web", call: "Call", clear: "Clear", end: "End", star: "Star", hash: "Hash", "side-up": "Side key, upper",
  "side-down": "Side key, lower", flip: "Hinge: open and close",
};
