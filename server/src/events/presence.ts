import { figureKinds, type FigureKey } from "@bangvang/schema/figure";

/** Where somebody works in a sheet at this moment. Nothing of it is stored. */
export interface Presence {
  /** One page of one person; made by the page. */
  readonly page: string;
  /** Who, as the API calls them everywhere. */
  readonly person: string;
  readonly name: string;
  readonly unitId: number;
  readonly cell: FigureKey;
}

/** What goes from server to server: where a page is now, or that it is nowhere any more. */
export type PresenceSign = Presence | { readonly page: string; readonly person: string; readonly cell: null };

/** Milliseconds after which a page that says nothing is gone; pages say where they are every ten seconds. */
export const presenceLasts = 25_000;
/** Updates a second of one person; more are dropped, for the next one says more. */
export const mostUpdates = 10;
const mostPages = 1_000;
/** Milliseconds between two looks at what is too old. */
const lookEvery = 5_000;

interface Held {
  readonly presence: Presence;
  readonly at: number;
}

/**
 * Who works where, as far as this server has heard: every server hears every sign by NOTIFY, its own ones too, so all say the
 * same. It lives in memory and forgets by itself.
 */
export class PresenceBoard {
  readonly #pages = new Map<string, Held>();
  readonly #listeners = new Set<() => void>();
  readonly #sent = new Map<string, number[]>();
  readonly #now: () => number;
  #heardCount = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** A sign of any server, as NOTIFY brings it. What cannot be read says nothing. */
  heard(text: string): void {
    const sign = readSign(text);
    if (!sign) return;
    const key = `${sign.person} ${sign.page}`;
    this.#pages.delete(key); // the newest comes last
    if (sign.cell) this.#pages.set(key, { presence: sign, at: this.#now() });
    if (this.#pages.size > mostPages) this.#pages.delete(this.#pages.keys().next().value!);
    this.#wake();
  }

  /** Who is somewhere at this moment. */
  present(): readonly Presence[] {
    const oldest = this.#now() - presenceLasts;
    for (const [key, { at }] of this.#pages) if (at < oldest) this.#pages.delete(key);
    return [...this.#pages.values()].map(({ presence }) => presence);
  }

  /** Whether a person may say where they are once more; counts it when they may. */
  mayTell(person: string): boolean {
    const since = this.#now() - 1_000;
    const recent = (this.#sent.get(person) ?? []).filter((at) => at > since);
    const may = recent.length < mostUpdates;
    if (may) recent.push(this.#now());
    this.#sent.set(person, recent);
    if (this.#sent.size > mostPages) this.#sent.delete(this.#sent.keys().next().value!);
    return may;
  }

  /** How many signs were heard: whoever waits says up to which they know. */
  get heardCount(): number {
    return this.#heardCount;
  }

  /** Resolves when more was heard, and every few seconds, for silence is a way of going. */
  next(known: number, signal: AbortSignal): Promise<void> {
    if (known !== this.#heardCount || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(done);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, lookEvery);
      timer.unref();
      this.#listeners.add(done);
      signal.addEventListener("abort", done);
    });
  }

  #wake(): void {
    this.#heardCount += 1;
    for (const listener of this.#listeners) listener();
  }
}

function readSign(text: string): PresenceSign | null {
  let sign: unknown;
  try {
    sign = JSON.parse(text);
  } catch {
    return null;
  }
  return isSign(sign) ? sign : null;
}

/** Signs come from servers, perhaps of another version, and from whoever may NOTIFY on this database. */
function isSign(sign: unknown): sign is PresenceSign {
  if (typeof sign !== "object" || sign === null) return false;
  const { page, person, name, unitId, cell } = sign as Readonly<Record<string, unknown>>;
  if (typeof page !== "string" || typeof person !== "string") return false;
  if (cell === null) return true;
  if (typeof name !== "string" || typeof unitId !== "number" || typeof cell !== "object") return false;
  const { unit, indicator, period, kind } = cell as Readonly<Record<string, unknown>>;
  return [unit, indicator, period].every((part) => typeof part === "string") && figureKinds.some((one) => one === kind);
}
