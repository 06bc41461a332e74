// What the phone is heard to do. A browser lets a page sound only after a first touch; until then there is silence.
export class Loudspeaker {
  constructor() {
    this.context = null;
    this.sounds = new Map();
    this.loop = { name: "", source: null };
    this.volume = 1;
    for (const touch of ["keydown", "pointerdown"]) addEventListener(touch, () => this.wake(), { once: true });
  }

  wake() {
    this.context ??= new AudioContext();
    if (this.loop.name) this.goOn(this.loop.name, true);
  }

  async sound(name) {
    if (!this.sounds.has(name)) {
      const path = name.split("/").map(encodeURIComponent).join("/");
      const answer = fetch(`/tab/sounds/${path}.wav`).then((found) => (found.ok ? found.arrayBuffer() : null));
      this.sounds.set(name, answer.then((bytes) => bytes && this.context.decodeAudioData(bytes)));
    }
    return this.sounds.get(name);
  }

  async play(name, looped = false) {
    if (!this.context) return null;
    const buffer = await this.sound(name);
    if (!buffer) return null;
    const source = new AudioBufferSourceNode(this.context, { buffer, loop: looped });
    source.connect(new GainNode(this.context, { gain: this.volume })).connect(this.context.destination);
    source.start();
    return source;
  }

  async goOn(name, anew = false) {
    if (name === this.loop.name && !anew) return;
    this.loop.source?.stop();
    this.loop = { name, source: null };
    const source = name ? await this.play(name, true) : null;
    if (this.loop.name === name && !this.loop.source) this.loop.source = source;
    else source?.stop();
  }

  hear(news) {
    if ("volume" in news) this.volume = news.volume;
    for (const name of news.sounds ?? []) this.play(name);
    if ("loop" in news) this.goOn(news.loop);
  }
}
