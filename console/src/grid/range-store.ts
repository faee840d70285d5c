import { sameRange, samePlace, type Place, type Range } from "./selection.ts";
import { Listeners } from "../ui/listeners.ts";

/** What is selected, and the cell the keyboard is in. */
export interface Standing {
  readonly ranges: readonly Range[];
  readonly active: Place | null;
}

/** The selection, outside React: it moves on every step of the mouse. */
export class RangeStore {
  #ranges: readonly Range[] = [];
  #active: Place | null = null;
  #copied: readonly Range[] = [];
  #runStart: string | null = null;
  readonly #listeners = new Listeners();

  /** Every range that is selected, the one that moves last. */
  get all(): readonly Range[] {
    return this.#ranges;
  }
  /** All of it as it is now, to be come back to. */
  get standing(): Standing {
    return { ranges: this.#ranges, active: this.#active };
  }
  /** The range that moves. */
  get range(): Range | null {
    return this.#ranges.at(-1) ?? null;
  }
  /** The cell the keyboard is in: where the range began, until Enter or Tab goes through it. */
  get active(): Place | null {
    return this.#active;
  }
  /** What was copied, while its border is drawn. */
  get copied(): readonly Range[] {
    return this.#copied;
  }
  /** The column a run of Tabs began in. */
  get runStart(): string | null {
    return this.#runStart;
  }

  /** One cell: both ends are there. */
  collapse(place: Place): void {
    this.select({ anchor: place, head: place });
  }

  select(range: Range | null, active = range?.anchor ?? null): void {
    this.#set(range ? [range] : [], active);
  }

  /** Several ranges at once; the keyboard is where the first begins, unless it was elsewhere among them. */
  selectEach(ranges: readonly Range[], active = ranges[0]?.anchor ?? null): void {
    this.#set(ranges, active);
  }

  /** Other cells lie between the ends of its ranges by now. */
  recount(): void {
    this.#ranges = [...this.#ranges];
    this.#tell();
  }

  /** One more range beside those there are. */
  add(range: Range, active = range.anchor): void {
    this.#set([...this.#ranges, range], active);
  }

  /** The range that moves becomes another; it began where it began. */
  reshape(range: Range): void {
    this.#set([...this.#ranges.slice(0, -1), range], this.#active ?? range.anchor);
  }

  extendTo(head: Place): void {
    this.reshape({ anchor: this.range?.anchor ?? head, head });
  }

  /** Tab goes on; where the run began is kept for Enter. */
  tabTo(place: Place): void {
    const start = this.#runStart ?? this.#active?.column ?? null;
    this.collapse(place);
    this.#runStart = start;
  }

  /** Enter and Tab go through the ranges and leave them as they are. */
  activate(place: Place): void {
    this.#set(this.#ranges, place);
  }

  markCopied(ranges: readonly Range[]): void {
    if (ranges.length + this.#copied.length === 0) return;
    this.#copied = ranges;
    this.#tell();
  }

  readonly subscribe = this.#listeners.subscribe;

  #set(ranges: readonly Range[], active: Place | null): void {
    this.#runStart = null;
    const isSame =
      ranges.length === this.#ranges.length && ranges.every((range, index) => sameRange(range, this.#ranges[index]!));
    if (isSame && samePlace(active, this.#active)) return;
    this.#ranges = isSame ? this.#ranges : ranges;
    this.#active = active;
    this.#tell();
  }

  #tell(): void {
    this.#listeners.tell();
  }
}
