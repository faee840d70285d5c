/** One year of a line: its value, and whether the series breaks on the way to it from the year before. */
export interface SparkPoint {
  readonly name: string;
  readonly value: number | null;
  readonly isBroken: boolean;
}

/** A line and its words for those who do not see it. */
export interface Sparkline {
  readonly points: readonly SparkPoint[];
  readonly label: string;
}

const [width, height, edge] = [56, 18, 3];

/** A line of years in a cell. It stops where the series breaks and goes on after it; a year alone is a dot. */
export function Spark({ points, label }: Sparkline) {
  const runs = runsOf(points);
  const last = runs.at(-1)?.at(-1);
  return (
    <svg
      className="bv-spark"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {runs.map((run) => (
        <path key={run[0]!.x} d={`M${run.map(({ x, y }) => `${x} ${y}`).join("L")}`} />
      ))}
      {runs
        .filter((run) => run.length === 1)
        .map(([only]) => (
          <circle key={only!.x} cx={only!.x} cy={only!.y} r={1.5} />
        ))}
      {breaksOf(points).map((x) => (
        <path key={x} className="bv-spark-break" d={`M${x} 1V${height - 1}`} />
      ))}
      {last && <circle cx={last.x} cy={last.y} r={2} />}
    </svg>
  );
}

interface Dot {
  readonly x: number;
  readonly y: number;
}

/** The unbroken pieces of the line, in pixels. */
export function runsOf(points: readonly SparkPoint[]): readonly (readonly Dot[])[] {
  const values = points.flatMap(({ value }) => value ?? []);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const runs: Dot[][] = [];
  let isApart = true;
  for (const [at, { value, isBroken }] of points.entries()) {
    if (value === null) {
      isApart = true;
      continue;
    }
    const rise = high === low ? 0.5 : (value - low) / (high - low);
    const dot = { x: xOf(at, points.length), y: round(height - edge - rise * (height - 2 * edge)) };
    if (isApart || isBroken) runs.push([dot]);
    else runs.at(-1)!.push(dot);
    isApart = false;
  }
  return runs;
}

/** Where a break is marked: half way between the two years. */
function breaksOf(points: readonly SparkPoint[]): readonly number[] {
  return points.flatMap(({ isBroken }, at) => (isBroken && at > 0 ? [xOf(at - 0.5, points.length)] : []));
}

function xOf(at: number, count: number): number {
  return round(edge + (count <= 1 ? 0.5 : at / (count - 1)) * (width - 2 * edge));
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
