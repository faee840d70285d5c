import { expect, test } from "vitest";
import { refuseVariables } from "./variables.ts";

const nested = (depth: number): object => {
  let value: object = {};
  for (let n = 0; n < depth; n++) value = n % 2 === 0 ? [value] : { not: value };
  return value;
};

test.each<[string, object]>([
  ["none", {}],
  ["as many values as there may be", { codes: Array.from({ length: 19_999 }, (_, n) => n) }],
  ["as many objects as there may be", { or: Array.from({ length: 1_999 }, () => ({ eq: null })) }],
  ["as deep as may be", nested(64)],
])("%s", (_, variables) => expect(() => refuseVariables(variables)).not.toThrow());

test.each<[string, object, string]>([
  ["a value too many", { codes: Array.from({ length: 20_000 }, (_, n) => n) }, "20000 values"],
  ["values spread over lists", { a: Array.from({ length: 150 }, () => Array.from({ length: 150 })) }, "20000 values"],
  ["an object too many", { or: Array.from({ length: 2_000 }, () => ({})) }, "2000 objects"],
  ["one too deep", nested(65), "64 deep"],
  ["deeper than calls can be", nested(1_000_000), "64 deep"],
])("%s is refused", (_, variables, words) => expect(() => refuseVariables(variables)).toThrow(words));
