import type { FormattedExecutionResult } from "graphql";
import { bytesOf, RawJson } from "../reading/raw-json.ts";

/** No JSON begins with it, so it marks an answer whose text holds the bytes of UTF-8, one to a character. */
const bytesMark = "\0";

/** The text of an answer. Data the reading engine wrote goes in as it is, as bytes, and so the whole text is bytes. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const { data, ...rest } = result;
  if (!((data as unknown) instanceof RawJson)) return JSON.stringify(result);
  const tail = bytesOf(JSON.stringify(rest).slice(1, -1));
  return `${bytesMark}{"data":${(data as unknown as RawJson).bytes}${tail === "" ? "" : `,${tail}`}}`;
}

/** The bytes of a marked text; null for any other. */
export function markedBytes(text: string): Buffer | null {
  return text.startsWith(bytesMark) ? Buffer.from(text.slice(1), "latin1") : null;
}
