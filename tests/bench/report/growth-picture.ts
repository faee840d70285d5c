/** What one question costs on sets of several sizes, from small to large. */
export interface Growth {
  readonly question: string;
  readonly points: readonly { readonly figures: number; readonly cost: number }[];
}

const width = 760;
const height = 440;
const plot = { left: 72, right: 560, top: 84, bottom: 372 };
const colours = ["#b45309", "#1d4ed8", "#047857"];
const goal = 1.5;

/**
 * Cost against size as an SVG: figures on a logarithmic axis, and on the other the cost as a multiple of that on the
 * smallest set, for what counts is the slope. The area above the goal is shaded; milliseconds stand beside the lines.
 */
export function growthPicture(growth: readonly Growth[]): string {
  const highest = Math.max(goal, ...growth.flatMap(({ points }) => points.map(({ cost }) => cost / points[0]!.cost)));
  const top = Math.ceil(highest * 1.15 * 2) / 2;
  const sizes = growth[0]!.points.map(({ figures }) => figures);
  const scale = scales(sizes, top);
  const body = [
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(plot.left, 34, "Cost against size", { size: 19, weight: 600 }),
    text(plot.left, 57, "time for one request, 8 at once, as a multiple of the same on the smallest set", {
      fill: "#57534e",
    }),
    ...beyondGoal(scale, top),
    ...axes(scale, sizes, top),
    ...growth.map((one, index) => line(one, colours[index % colours.length]!, scale)),
    ...labels(growth, scale),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Cost against size" font-family="Inter, system-ui, sans-serif" font-size="13">
${body.join("\n")}
</svg>
`;
}

interface Scale {
  readonly x: (figures: number) => number;
  readonly y: (multiple: number) => number;
}

function scales(sizes: readonly number[], top: number): Scale {
  const [first, last] = [Math.log10(sizes[0]!), Math.log10(sizes.at(-1)!)];
  const inset = 24;
  const span = plot.right - plot.left - 2 * inset;
  return {
    x: (figures) =>
      plot.left + inset + (last === first ? span / 2 : ((Math.log10(figures) - first) / (last - first)) * span),
    y: (multiple) => plot.bottom - (multiple / top) * (plot.bottom - plot.top),
  };
}

function beyondGoal({ y }: Scale, top: number): readonly string[] {
  const edge = y(goal);
  return [
    `<rect x="${plot.left}" y="${round(y(top))}" width="${plot.right - plot.left}" height="${round(edge - y(top))}" fill="#fef2f2"/>`,
    `<line x1="${plot.left}" x2="${plot.right}" y1="${round(edge)}" y2="${round(edge)}" stroke="#dc2626" stroke-dasharray="5 4"/>`,
    text(plot.left + 8, edge - 7, `goal: less than ${goal}×`, { fill: "#b91c1c", size: 12 }),
  ];
}

function axes({ x, y }: Scale, sizes: readonly number[], top: number): readonly string[] {
  const step = [0.5, 1, 2, 5, 10, 20, 50, 100].find((one) => top / one <= 7) ?? top / 5;
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
  return [
    ...ticks.flatMap((tick) => [
      `<line x1="${plot.left}" x2="${plot.right}" y1="${round(y(tick))}" y2="${round(y(tick))}" stroke="#e7e5e4"/>`,
      text(plot.left - 10, y(tick) + 4, `${tick}×`, { anchor: "end", fill: "#57534e" }),
    ]),
    `<line x1="${plot.left}" x2="${plot.right}" y1="${plot.bottom}" y2="${plot.bottom}" stroke="#78716c"/>`,
    ...sizes.flatMap((figures) => [
      `<line x1="${round(x(figures))}" x2="${round(x(figures))}" y1="${plot.bottom}" y2="${plot.bottom + 6}" stroke="#78716c"/>`,
      text(x(figures), plot.bottom + 22, figures.toLocaleString("en"), { anchor: "middle", fill: "#57534e" }),
    ]),
    text((plot.left + plot.right) / 2, plot.bottom + 48, "figures in the set (logarithmic)", { anchor: "middle" }),
    `<text transform="translate(22 ${(plot.top + plot.bottom) / 2}) rotate(-90)" text-anchor="middle" fill="#1c1917">cost of a request</text>`,
  ];
}

function line({ points }: Growth, colour: string, { x, y }: Scale): string {
  const places = points.map(({ figures, cost }) => `${round(x(figures))},${round(y(cost / points[0]!.cost))}`);
  const dots = places.map((place) => {
    const [cx, cy] = place.split(",");
    return `<circle cx="${cx}" cy="${cy}" r="4" fill="#ffffff" stroke="${colour}" stroke-width="2"/>`;
  });
  return `<polyline points="${places.join(" ")}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-linejoin="round"/>${dots.join("")}`;
}

/** The name of each line stands at its end; names that would touch are moved apart. */
function labels(growth: readonly Growth[], { y }: Scale): readonly string[] {
  const apart = 38;
  const placed = growth
    .map(({ question, points }, index) => ({
      question,
      colour: colours[index % colours.length]!,
      costs: points.map(({ cost }) => milliseconds(cost)).join(" → "),
      at: y(points.at(-1)!.cost / points[0]!.cost),
    }))
    .toSorted((a, b) => a.at - b.at);
  for (let i = 1; i < placed.length; i++) placed[i]!.at = Math.max(placed[i]!.at, placed[i - 1]!.at + apart);
  return placed.flatMap(({ question, colour, costs, at }) => [
    text(plot.right + 14, at, question, { fill: colour, weight: 600, size: 14 }),
    text(plot.right + 14, at + 16, `${costs} ms`, { fill: "#57534e", size: 12 }),
  ]);
}

function milliseconds(cost: number): string {
  return cost >= 10 ? cost.toFixed(0) : cost.toFixed(cost >= 1 ? 1 : 2);
}

interface TextStyle {
  readonly anchor?: "middle" | "end";
  readonly fill?: string;
  readonly size?: number;
  readonly weight?: number;
}

function text(x: number, y: number, words: string, { anchor, fill = "#1c1917", size, weight }: TextStyle = {}): string {
  const more = [
    anchor && ` text-anchor="${anchor}"`,
    size && ` font-size="${size}"`,
    weight && ` font-weight="${weight}"`,
  ];
  return `<text x="${round(x)}" y="${round(y)}" fill="${fill}"${more.filter(Boolean).join("")}>${words}</text>`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
