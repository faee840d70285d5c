import { createTheme, ModalHeader, type MantineColorsTuple } from "@mantine/core";

/** The gold of the board, dark enough at shade 7 for white text (4.5 : 1), on light and on dark. */
const gold: MantineColorsTuple = [
  "#fff8e6",
  "#fbeecb",
  "#f4db97",
  "#edc75f",
  "#e4b233",
  "#c9940f",
  "#a87708",
  "#875d04",
  "#6d4a03",
  "#523702",
];

export const theme = createTheme({
  primaryColor: "gold",
  primaryShade: 7,
  autoContrast: true,
  colors: { gold },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: "650" },
  defaultRadius: "sm",
  cursorType: "pointer",
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.25rem" },
  // The banner is the page's: a dialog's header is none.
  components: { ModalHeader: ModalHeader.extend({ defaultProps: { role: "none" } }) },
});

/** The nonce the server put into the page; styles made while the page runs must carry it. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
}
