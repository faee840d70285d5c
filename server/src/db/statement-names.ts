import { createHash } from "node:crypto";

const mostNames = 500;
const mostMet = 1_000;

/**
 * Names for statements that are asked again, so that PostgreSQL parses and plans them once a connection. It keeps what
 * has a name for the life of the connection: so a text gets one only the second time it is met, and when the names are
 * used up all are given anew, while connections from before get no more of them and are to be replaced.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #met = new Set<string>();
  readonly #generationOf = new WeakMap<object, number>();
  #generation = 0;

  /** The name of a text on a connection; undefined when it is to be asked without one. */
  nameOf(text: string, connection: object): string | undefined {
    const name = this.#names.get(text) ?? this.#nameAgain(text);
    if (name === undefined || this.isOutdated(connection)) return undefined;
    this.#generationOf.set(connection, this.#generation);
    return name;
  }

  /** Whether a connection holds statements nobody will ask for any more. */
  isOutdated(connection: object): boolean {
    return (this.#generationOf.get(connection) ?? this.#generation) !== this.#generation;
  }

  #nameAgain(text: string): string | undefined {
    if (!this.#met.delete(text)) {
      this.#met.add(text);
      if (this.#met.size > mostMet) this.#met.delete(first(this.#met));
      return undefined;
    }
    if (this.#names.size === mostNames) {
      this.#names.clear();
      this.#generation += 1;
    }
    const name = createHash("sha256").update(text).digest("hex").slice(0, 20);
    this.#names.set(text, name);
    return name;
  }
}

function first(texts: ReadonlySet<string>): string {
  for (const text of texts) return text;
  return "";
}
