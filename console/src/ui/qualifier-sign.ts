import type { Qualifier } from "@bangvang/schema/figure";

/** The sign before a number that carries a word: short enough for a cell; the word itself is in its title. */
export const qualifierSign: Readonly<Record<Qualifier, string>> = {
  EXACT: "",
  ABOUT: "≈",
  OVER: ">",
  NEARLY: "↗",
  ESTIMATE: "~",
};
