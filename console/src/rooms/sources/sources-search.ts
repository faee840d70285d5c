import { trustLevels, type Trust } from "../../api/sources.ts";

export interface SourcesSearch {
  readonly q?: string;
  readonly trust?: Trust;
}

export function readSourcesSearch(raw: Record<string, unknown>): SourcesSearch {
  const trust = trustLevels.find((level) => level === raw.trust);
  return {
    ...(typeof raw.q === "string" && raw.q !== "" ? { q: raw.q.slice(0, 100) } : {}),
    ...(trust ? { trust } : {}),
  };
}
