import { codes, months, unitsOfCluster, type Size } from "../sets/size.ts";

/** The compare query everywhere: the seven units of a cluster, twelve indicators, the last twelve months. */
export interface CompareAsked {
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  readonly months: readonly string[];
}

export function compareAsked({ clusters }: Size): CompareAsked {
  const before = Math.floor(clusters / 2) * unitsOfCluster;
  return {
    units: upTo(unitsOfCluster, (n) => codes.unit(before + n)),
    indicators: upTo(12, codes.indicator),
    months: upTo(12, (n) => codes.month(months - 12 + n)),
  };
}

/** As an analyst asks us; `directives` stand on the operation. */
export function compareDocument(directives = "", more = ""): string {
  return `query Compare($units: [String!]!, $indicators: [String!]!, $months: [String!]!${more}) ${directives} {
    units(first: 7, where: { code: { in: $units } }) {
      nodes {
        code name
        figures(first: 144, where: {
          indicator: { code: { in: $indicators } }, period: { key: { in: $months } }, kind: { eq: ACTUAL }
        }) {
          nodes { value qualifier unit { code name } indicator { code name measure } period { key startsOn } }
        }
      }
    }
  }`;
}

function upTo<T>(count: number, make: (number: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}
