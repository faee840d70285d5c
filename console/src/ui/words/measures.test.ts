import { describe, expect, test } from "vitest";
import { measureOf } from "./measures.ts";

describe("a measure", () => {
  test("has its word in English, and is itself where it has none", () => {
    expect(
      ["người", "sáng kiến", "đồng/người/tháng", "%", "lá cờ"].map((measure) => measureOf({ measure }, "en")),
    ).toEqual(["people", "initiatives", "VND/person/month", "%", "lá cờ"]);
  });

  test("is as the catalogue has it in Vietnamese", () => {
    expect(measureOf({ measure: "người" }, "vi")).toBe("người");
  });
});
