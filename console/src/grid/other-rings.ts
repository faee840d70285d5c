import type { Other } from "./others.ts";

/** How many inks there are to tell people apart; the name beside the ring says who it is. */
const inks = 5;

interface Ring {
  readonly box: HTMLElement;
  readonly name: HTMLElement;
}

/**
 * A ring and a name at the active cell of everybody else. It takes no pointer, and moves neither focus nor scroll. Those who
 * hear the page are told in the side panel.
 */
export class OtherRings {
  readonly #rings = new Map<string, Ring>();

  /** `place` puts a box into the pane of the cell of somebody, or hides it where that cell is not on show. */
  draw(others: readonly Other[], place: (box: HTMLElement, other: Other) => void): void {
    const here = new Set(others.map(({ page }) => page));
    for (const [page, { box }] of this.#rings) {
      if (here.has(page)) continue;
      box.remove();
      this.#rings.delete(page);
    }
    for (const other of others) {
      const { box, name } = this.#ringOf(other);
      if (name.textContent !== other.name) name.textContent = other.name;
      place(box, other);
    }
  }

  #ringOf({ page, person }: Other): Ring {
    let ring = this.#rings.get(page);
    if (!ring) {
      const [box, name] = [document.createElement("div"), document.createElement("span")];
      box.className = `bv-other bv-other-${inkOf(person)}`;
      box.setAttribute("aria-hidden", "true");
      name.className = "bv-other-name";
      box.append(name);
      this.#rings.set(page, (ring = { box, name }));
    }
    return ring;
  }
}

/** The same person has the same ink in every page. */
function inkOf(person: string): number {
  let sum = 0;
  for (const letter of person) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return sum % inks;
}
