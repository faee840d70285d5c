/** A part of its own: only who takes a picture away as PNG needs it. */
export { CanvasRenderer } from "echarts/renderers";
