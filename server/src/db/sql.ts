/** A piece of a statement: text with places for values, never values inside the text. */
export class Sql {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];
  constructor(texts: readonly string[], values: readonly unknown[]) {
    this.texts = texts;
    this.values = values;
  }

  /** The statement as PostgreSQL takes it: $1, $2, … and the values in that order. */
  get statement(): { readonly text: string; readonly values: readonly unknown[] } {
    let text = this.texts[0] ?? "";
    for (let i = 1; i < this.texts.length; i++) text += `$${i}${this.texts[i]}`;
    return { text, values: this.values };
  }
}

/** The only way to make SQL: what stands in `${…}` becomes a parameter, or is a piece made the same way. */
export function sql(texts: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  return weave(texts, values);
}

/** Pieces one after the other, with a fixed separator between them. */
export function join(pieces: readonly Sql[], separator: " and " | " or " | ", " | " "): Sql {
  if (pieces.length === 0) return new Sql([""], []);
  const texts = ["", ...pieces.slice(1).map(() => separator as string), ""];
  return weave(texts, pieces);
}

/** A piece of text as it is: for names that stand in the code, never for anything that was sent. */
export function raw(text: string): Sql {
  return new Sql([text], []);
}

function weave(texts: readonly string[], values: readonly unknown[]): Sql {
  const outTexts = [texts[0] ?? ""];
  const outValues: unknown[] = [];
  values.forEach((value, index) => {
    const after = texts[index + 1] ?? "";
    if (value instanceof Sql) {
      outTexts[outTexts.length - 1] += value.texts[0] ?? "";
      outTexts.push(...value.texts.slice(1));
      outValues.push(...value.values);
      outTexts[outTexts.length - 1] += after;
    } else {
      outValues.push(value);
      outTexts.push(after);
    }
  });
  return new Sql(outTexts, outValues);
}
