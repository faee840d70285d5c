import type { NumberReading } from "../../schema/src/number-reader/number-reading.ts";
import { readNumber } from "../../schema/src/number-reader/read-number.ts";
import { expect, test } from "vitest";
import { ofCampaign } from "../support/long.ts";
import { numberCorpus, type WrittenNumber } from "../support/number-corpus.ts";

const corpus = numberCorpus(ofCampaign(200_000), 5);

type Verdict = "right" | "asked" | "refused" | "WRONG";

/** One line for one number that went wrong. */
function told({ written, read }: (typeof judged)[number]): string {
  const { text, context, value, qualifier } = written;
  return `${JSON.stringify(text)} for ${context.measure}: ${value} ${qualifier} was meant, read as ${JSON.stringify(read)}`;
}

/** Right, asked about with the truth among the answers, refused for a reason; anything else is a figure nobody meant. */
function verdictOn({ value, qualifier }: WrittenNumber, read: NumberReading): Verdict {
  switch (read.kind) {
    case "OK":
      return read.value === value && read.qualifier === qualifier ? "right" : "WRONG";
    case "AMBIGUOUS":
      return read.readings.some((reading) => reading.value === value) && read.qualifier === qualifier
        ? "asked"
        : "WRONG";
    case "REJECT":
      return read.suggestion === null || read.suggestion === value ? "refused" : "WRONG";
    case "RANGE":
    case "RATIO":
      return "refused";
    case "BLANK":
      return "WRONG";
  }
}

const judged = corpus.map((written) => {
  const read = readNumber(written.text, written.context);
  return { written, read, verdict: verdictOn(written, read) };
});

test("a written number is read as it was meant, asked about or refused, and never silently wrong", () => {
  expect(corpus.length).toBeGreaterThanOrEqual(20_000);
  expect(
    judged
      .filter(({ verdict }) => verdict === "WRONG")
      .slice(0, 10)
      .map(told),
  ).toEqual([]);
});

test("what the house writes in its own way is read, without a question", () => {
  const plain = judged.filter(({ written }) => written.isPlain);
  expect(plain.length).toBeGreaterThan(corpus.length / 5);
  expect(
    plain
      .filter(({ verdict }) => verdict !== "right")
      .slice(0, 10)
      .map(told),
  ).toEqual([]);
});

test("in every convention most numbers are read or asked about", () => {
  const shares = new Map<string, Record<Verdict, number>>();
  for (const { written, verdict } of judged) {
    const counts = shares.get(written.convention) ?? { right: 0, asked: 0, refused: 0, WRONG: 0 };
    counts[verdict] += 1;
    shares.set(written.convention, counts);
  }
  console.log(`${corpus.length} written numbers: ${JSON.stringify(Object.fromEntries(shares), null, 1)}`);
  for (const [convention, { right, asked, refused }] of shares) {
    expect([convention, refused / (right + asked + refused) < 0.25]).toEqual([convention, true]);
  }
});
