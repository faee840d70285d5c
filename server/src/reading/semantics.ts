import { dayInVietnam } from "@bangvang/schema/vietnam-day";
import { ApiProblem } from "../api-problem.ts";
import type { Transaction } from "../db/transaction.ts";
import type { Moment } from "./as-of.ts";
import { momentOf, releaseMoment } from "./moments.ts";

/** What `@read` says of an operation. */
export interface Semantics {
  readonly asOf?: string | null;
  readonly release?: string | null;
  readonly boundary?: string | null;
}

/**
 * The moment an operation is read at; null for now. Errors: BAD_USER_INPUT for an instant that cannot be read or two
 * moments at once, NOT_FOUND for a release there is none of.
 */
export async function momentAsked(transaction: Transaction, { asOf, release }: Semantics): Promise<Moment | null> {
  if (asOf && release) throw new ApiProblem("BAD_USER_INPUT", "@read takes asOf or release, not both.");
  if (asOf) return momentOf(transaction, asOf);
  if (!release) return null;
  const moment = await releaseMoment(transaction, release);
  if (!moment) throw new ApiProblem("NOT_FOUND", `There is no release "${release.slice(0, 64)}".`);
  return moment;
}

/** The day whose map answers are drawn on, as ISO text: CURRENT is the day of the moment that is read. Null as reported. */
export function mapDay({ boundary }: Semantics, moment: Moment | null): string | null {
  if (!boundary || boundary === "AS_REPORTED") return null;
  return boundary === "CURRENT" ? dayInVietnam(moment ? new Date(moment.instant) : new Date()) : boundary;
}
