import { language, type Language } from "./words.ts";

/** Measures of the catalogue in English. The catalogue has them in Vietnamese only, and numbers are read by those words. */
const english: Readonly<Record<string, string>> = {
  người: "people",
  "lượt người": "person-times",
  lượt: "times",
  hộ: "households",
  CĐCS: "unions",
  "đơn vị": "units",
  "doanh nghiệp": "enterprises",
  ban: "departments",
  cụm: "clusters",
  "sáng kiến": "initiatives",
  "công trình": "works",
  "chương trình": "programmes",
  "dự án": "projects",
  nhà: "houses",
  suất: "gifts",
  vé: "tickets",
  phiếu: "vouchers",
  bản: "agreements",
  cuộc: "events",
  vụ: "cases",
  đồng: "VND",
  "đồng/nhà": "VND/house",
  "đồng/suất": "VND each",
  "đồng/dự án": "VND/project",
  "đồng/người/tháng": "VND/person/month",
  "người/CĐCS": "people/union",
};

/** A measure in the user's language; one that has no English word stays as the catalogue has it. */
export function measureOf({ measure }: { readonly measure: string }, shown: Language = language()): string {
  return shown === "en" ? (english[measure] ?? measure) : measure;
}
