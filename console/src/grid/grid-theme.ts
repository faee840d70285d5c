import { themeQuartz } from "ag-grid-community";

/** Colours come from the page, so light and dark need no second theme. */
export const gridTheme = themeQuartz.withParams({
  fontFamily: "inherit",
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 600,
  rowHeight: 28,
  spacing: 6,
  cellHorizontalPadding: 10,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  columnBorder: true,
  accentColor: "var(--bv-ring)",
  backgroundColor: "var(--bv-panel)",
  foregroundColor: "var(--mantine-color-text)",
  borderColor: "var(--bv-line)",
  headerBackgroundColor: "var(--bv-locked)",
  headerTextColor: "var(--mantine-color-text)",
  oddRowBackgroundColor: "var(--bv-panel)",
});
