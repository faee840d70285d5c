import type { EChartsCoreOption } from "echarts/core";
import type { Tones } from "./palette.ts";

/** How a picture is drawn in given tones; the first `top` pixels are left free for a title. */
export type Draw = (tones: Tones, top: number) => EChartsCoreOption;

/** The figures behind a picture, in words, for whoever does not see it or wants the digits. */
export interface PlainTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A picture of anything: what it shows, in words as well, and how it is drawn. */
export interface PlainPicture {
  readonly title: string;
  readonly alt: string;
  /** Pixels, without a title. */
  readonly height: number;
  readonly draw: Draw;
  readonly table: PlainTable;
  /** Without ending. */
  readonly fileName: string;
}

/** A file leaves this page's typeface behind, so the ones other computers have come after it. */
const fonts = "'Inter Variable', Inter, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";

/** What every picture begins with. HTML tooltips set style attributes, which the policy of the page refuses; labels and table say it all. */
export function frameOf(tones: Tones): EChartsCoreOption {
  return { animation: false, textStyle: { fontFamily: fonts, color: tones.ink }, tooltip: { show: false } };
}
