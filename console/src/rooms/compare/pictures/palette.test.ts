import { describe, expect, test } from "vitest";
import { attainmentStep, attainmentSteps, rankStep, rankSteps, tones, type Scheme, type Step } from "./palette.ts";

type Rgb = readonly [number, number, number];

const linear = (hex: string): Rgb =>
  [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as never;
const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** WCAG's contrast of two colours. */
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

/** How each kind of eye sees linear light (Machado, Oliveira and Fernandes 2009, full severity). */
const eyes: Readonly<Record<string, readonly Rgb[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function lab(light: Rgb): Rgb {
  const [r, g, b] = light.map((part) => Math.min(1, Math.max(0, part))) as unknown as Rgb;
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(luminance([r, g, b]));
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE 1976 distance of two colours as an eye sees them; below 10 they are easily confused. */
function distance(one: string, other: string, eye: readonly Rgb[]): number {
  const seen = (hex: string): Rgb => {
    const light = linear(hex);
    return lab(eye.map((row) => row[0] * light[0] + row[1] * light[1] + row[2] * light[2]) as unknown as Rgb);
  };
  const [a, b] = [seen(one), seen(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const scales: readonly (readonly [string, Readonly<Record<Scheme, readonly Step[]>>])[] = [
  ["attainment", attainmentSteps],
  ["rank", rankSteps],
];

describe.each(scales)("the scale of %s", (_, scale) => {
  test.each(["light", "dark"] as const)("its ink is read on every step (%s)", (scheme) => {
    for (const { ground, ink } of scale[scheme]) expect(contrast(ground, ink), ground).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Object.keys(eyes))("no two steps look alike to %s", (eye) => {
    for (const scheme of ["light", "dark"] as const) {
      const steps = scale[scheme];
      for (const [at, one] of steps.entries())
        for (const other of steps.slice(at + 1))
          expect(distance(one.ground, other.ground, eyes[eye]!), `${one.ground} ${other.ground}`).toBeGreaterThan(10);
    }
  });
});

test("each step of attainment has a sign of its own, the same in the dark", () => {
  const signs = attainmentSteps.light.map((step) => step.sign);
  expect(new Set(signs).size).toBe(5);
  expect(attainmentSteps.dark.map((step) => step.sign)).toEqual(signs);
});

test.each(["light", "dark"] as const)("what is written in a picture is read on its ground (%s)", (scheme) => {
  const { ground, ink, muted, up, down } = tones[scheme];
  for (const one of [ink, muted, up, down]) expect(contrast(one, ground), one).toBeGreaterThanOrEqual(4.5);
});

test("attainments and ranks fall into their steps", () => {
  expect([0, 49.9, 50, 80, 99.99, 100, 119, 120, 400].map(attainmentStep)).toEqual([0, 0, 1, 2, 2, 3, 3, 4, 4]);
  expect([1, 2, 3, 4, 5, 6, 7].map((rank) => rankStep(rank, 7))).toEqual([0, 0, 1, 2, 2, 3, 4]);
  expect(rankStep(1, 1)).toBe(0);
  expect(rankStep(34, 34)).toBe(4);
});
