import type { FormattedExecutionResult } from "graphql";
import { RawJson } from "../reading/raw-json.ts";

/** The text of an answer: data that is text already goes in as it is. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const { data, ...rest } = result;
  if (!((data as unknown) instanceof RawJson)) return JSON.stringify(result);
  const tail = JSON.stringify(rest).slice(1, -1);
  return `{"data":${(data as unknown as RawJson).text}${tail === "" ? "" : `,${tail}`}}`;
}
