import type { ChangeSetMode } from "@bangvang/schema/change-set";
import type { NumberSpelling } from "@bangvang/schema/exchange";

/** What a person says about a file besides the file. */
export interface ImportOptions {
  readonly mode: ChangeSetMode;
  readonly because: string;
  readonly withoutBase: boolean;
  readonly numbers: NumberSpelling;
}

export const firstOptions: ImportOptions = {
  mode: "ALL_OR_NOTHING",
  because: "",
  withoutBase: false,
  numbers: "AS_WRITTEN",
};
