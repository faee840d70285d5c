import { BarChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent, VisualMapPiecewiseComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { tones, type Tones } from "./palette.ts";
import type { Draw, PlainPicture } from "./plain-picture.ts";

use([
  BarChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  VisualMapPiecewiseComponent,
  SVGRenderer,
]);

/** Draws into an element of the page, and again whenever its width changes; what comes back takes it away. */
export function drawInto(host: HTMLElement, draw: Draw, inTones: Tones): () => void {
  const chart = init(host, null, { renderer: "svg" });
  chart.setOption(draw(inTones, 0));
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(host);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
}

/** What a picture measures as a file, its title included. */
const width = 1000;
const titleHeight = 36;

/** A picture as an SVG file with its title and its words. It is drawn for paper: in light tones. */
export function svgOf(picture: PlainPicture): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height: picture.height + titleHeight });
  chart.setOption(titled(picture));
  const text = chart.renderToSVGString();
  chart.dispose();
  return text.replace(
    /^(<svg[^>]*)>/,
    (_, open: string) => `${open} role="img"><title>${escaped(picture.alt)}</title>`,
  );
}

/** The same as PNG, at twice the pixels; the browser draws it with the page's own typeface. */
export async function pngOf(picture: PlainPicture): Promise<Blob> {
  const { CanvasRenderer } = await import("./canvas-renderer.ts");
  use([CanvasRenderer]);
  const host = document.createElement("canvas");
  const size = { width, height: picture.height + titleHeight, devicePixelRatio: 2 };
  const chart = init(host, null, { renderer: "canvas", ...size });
  chart.setOption(titled(picture));
  try {
    return await new Promise<Blob>((done, fail) =>
      chart
        .renderToCanvas({ pixelRatio: 2 })
        .toBlob((blob) => (blob ? done(blob) : fail(new Error("The picture is too large to be drawn.")))),
    );
  } finally {
    chart.dispose();
  }
}

function titled({ draw, title }: PlainPicture): EChartsCoreOption {
  const { ground, ink } = tones.light;
  return {
    ...draw(tones.light, titleHeight),
    backgroundColor: ground,
    title: { text: title, left: 8, top: 6, textStyle: { color: ink, fontSize: 15, fontWeight: 600 } },
  };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
