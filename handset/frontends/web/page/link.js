// A phone at the other end of a WebSocket: what changed of its LCD is drawn, keys are sent.
const REASONS = {
  4001: "All phones are taken. Reload to try again.",
  4002: "The phone was put away: nobody pressed a key. Reload to take it up.",
  4003: "This page may not press the phone's keys.",
};

export class Link {
  constructor(canvas, device, url, { news = () => {}, ended = () => {} } = {}) {
    this.brush = canvas.getContext("2d");
    const query = new URLSearchParams({ device, url });
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.socket = new WebSocket(`${scheme}://${location.host}/tab/phone?${query}`);
    this.socket.binaryType = "arraybuffer";
    this.socket.onmessage = ({ data }) => (typeof data === "string" ? news(JSON.parse(data)) : this.draw(data));
    this.socket.onclose = ({ code }) => ended(REASONS[code] ?? "The connection ended. Reload to go on.");
  }

  draw(data) {
    const [x, y, width, height] = [0, 2, 4, 6].map((at) => new DataView(data).getUint16(at));
    const rgb = new Uint8Array(data, 8);
    const part = this.brush.createImageData(width, height);
    for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
      part.data[to] = rgb[from];
      part.data[to + 1] = rgb[from + 1];
      part.data[to + 2] = rgb[from + 2];
      part.data[to + 3] = 255;
    }
    this.brush.putImageData(part, x, y);
  }

  send(message) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  close() {
    this.socket.onclose = null;
    this.socket.close();
  }
}

// The host's keyboard. `press(key, down)` is told the phone's keys, `write(text)` what was typed into a field.
export function keyboard(keys, { press, write, writing }) {
  const printable = (event) => event.key.length === 1 && !event.ctrlKey && !event.metaKey;
  const letters = (event) => printable(event) && !/^(Digit|Numpad|Minus|Equal)/.test(event.code);
  const busy = (event) => event.target.closest("select, footer button, footer a");
  addEventListener("keydown", (event) => {
    if (busy(event) || event.ctrlKey || event.metaKey) return;
    if (writing() && !event.altKey && letters(event)) {
      write(event.key);
      event.preventDefault();
    } else if (keys[event.code]) {
      if (!event.repeat) press(keys[event.code], true);
      event.preventDefault();
    }
  });
  addEventListener("keyup", (event) => keys[event.code] && press(keys[event.code], false));
  addEventListener("paste", (event) => writing() && write(event.clipboardData.getData("text")));
}
