import { Listeners } from "../ui/listeners.ts";

/** Why the changes from now on are made, as somebody has written it; it goes with every set until it is taken away. */
export class Reason {
  #text = "";
  readonly #listeners = new Listeners();

  get text(): string {
    return this.#text;
  }
  /** Null: nobody has said why. */
  get words(): string | null {
    return this.#text.trim() || null;
  }

  write(text: string): void {
    this.#text = text;
    this.#listeners.tell();
  }

  readonly subscribe = this.#listeners.subscribe;
}
