export interface ExchangeSearch {
  readonly tab?: "export";
}

export function readExchangeSearch(raw: Record<string, unknown>): ExchangeSearch {
  return raw.tab === "export" ? { tab: "export" } : {};
}
