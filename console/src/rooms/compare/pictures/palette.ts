/** A step of a colour scale: what is painted, the ink that is read on it, and the sign that says the same without colour, where the cell does not say it anyway. */
export interface Step {
  readonly ground: string;
  readonly ink: string;
  readonly sign: string;
}

export type Scheme = "light" | "dark";

const [night, day] = ["#1c1a16", "#ffffff"];

/**
 * Attainment, far below to far above: ColorBrewer's PuOr in five steps, orange to purple, which no kind of colour blindness
 * confuses. On dark ground its middle is dark and its ends keep their light. `palette.test.ts` holds contrast and distance.
 */
export const attainmentSteps: Readonly<Record<Scheme, readonly Step[]>> = {
  light: [
    { ground: "#e66101", ink: night, sign: "▼▼" },
    { ground: "#fdb863", ink: night, sign: "▼" },
    { ground: "#f7f7f7", ink: night, sign: "▽" },
    { ground: "#b2abd2", ink: night, sign: "▲" },
    { ground: "#5e3c99", ink: day, sign: "▲▲" },
  ],
  dark: [
    { ground: "#f28a2e", ink: night, sign: "▼▼" },
    { ground: "#7d4a12", ink: day, sign: "▼" },
    { ground: "#34322e", ink: day, sign: "▽" },
    { ground: "#5b4a94", ink: day, sign: "▲" },
    { ground: "#c3b7f2", ink: night, sign: "▲▲" },
  ],
};

/** Rank, first to last fifth: ColorBrewer's PuBu in five steps, of one hue; the number of the rank stands in the cell. */
export const rankSteps: Readonly<Record<Scheme, readonly Step[]>> = {
  light: [
    { ground: "#045a8d", ink: day, sign: "" },
    { ground: "#2b8cbe", ink: night, sign: "" },
    { ground: "#74a9cf", ink: night, sign: "" },
    { ground: "#bdc9e1", ink: night, sign: "" },
    { ground: "#f1eef6", ink: night, sign: "" },
  ],
  dark: [
    { ground: "#a9d4f0", ink: night, sign: "" },
    { ground: "#6aa9d2", ink: night, sign: "" },
    { ground: "#2f6f9a", ink: day, sign: "" },
    { ground: "#24506f", ink: day, sign: "" },
    { ground: "#1d3040", ink: day, sign: "" },
  ],
};

/** Lower ends of the steps of attainment above the first, per cent. */
export const attainmentEnds = [50, 80, 100, 120] as const;

/** Which step of the scale an attainment falls into. */
export function attainmentStep(attainment: number): number {
  return attainmentEnds.filter((end) => attainment >= end).length;
}

/** Which fifth a rank falls into; the only one ranked is the first. */
export function rankStep(rank: number, of: number): number {
  return of <= 1 ? 0 : Math.min(4, Math.floor(((rank - 1) * 5) / of));
}

/** What a picture is drawn with, on light and on dark. */
export interface Tones {
  readonly scheme: Scheme;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly ground: string;
  readonly gold: string;
  readonly sample: string;
  readonly up: string;
  readonly down: string;
}

export const tones: Readonly<Record<Scheme, Tones>> = {
  light: {
    scheme: "light",
    ink: "#3b382f",
    muted: "#6b675d",
    line: "#dedbd3",
    ground: "#ffffff",
    gold: "#a87708",
    sample: "#fdf1d3",
    up: "#5e3c99",
    down: "#b34a00",
  },
  dark: {
    scheme: "dark",
    ink: "#d8d4ca",
    muted: "#a39e93",
    line: "#3a3835",
    ground: "#22211e",
    gold: "#e4b233",
    sample: "#3a2f14",
    up: "#c3b7f2",
    down: "#f28a2e",
  },
};
