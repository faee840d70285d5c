import { ApiProblem } from "../../api-problem.ts";

/** Streams one person, or one token, may have open: some tabs in some browsers. */
const mostOfOne = 20;
/** A browser opens six connections to a server, and a stream keeps one of them: the console needs one to ask on. */
const mostOfBrowser = 5;
const mostOfAll = 500;

/** Counts a stream in; the function that is given counts it out. Errors: OVERLOADED. */
export type EnterStream = (who: string, browser: string | null) => () => void;

/** Bounds the streams that are open at once, of each actor, each browser, and altogether. */
export function openStreamCount(): EnterStream {
  const counts = new Map<string, number>();
  const countOf = (key: string): number => counts.get(key) ?? 0;
  return (who, browser) => {
    const limits = [
      { key: "all", most: mostOfAll, whose: "The server has" },
      { key: `one ${who}`, most: mostOfOne, whose: "You have" },
      ...(browser === null ? [] : [{ key: `browser ${browser}`, most: mostOfBrowser, whose: "This browser has" }]),
    ];
    for (const { key, most, whose } of limits)
      if (countOf(key) >= most) throw new ApiProblem("OVERLOADED", `${whose} ${most} streams open; close one first.`);
    for (const { key } of limits) counts.set(key, countOf(key) + 1);
    let isOut = false;
    return () => {
      if (isOut) return;
      isOut = true;
      for (const { key } of limits) {
        if (countOf(key) === 1) counts.delete(key);
        else counts.set(key, countOf(key) - 1);
      }
    };
  };
}
