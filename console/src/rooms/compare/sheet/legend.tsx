import { useComputedColorScheme } from "@mantine/core";
import { useWords } from "../../../ui/words/words.ts";
import type { Colouring } from "../compare-search.ts";
import { span } from "../pictures/heat.ts";
import { attainmentSteps, rankSteps } from "../pictures/palette.ts";

/** What the colours of the sheet mean, with the signs that say the same. */
export function Legend({ colour }: { readonly colour: Colouring }) {
  const { t } = useWords();
  const scheme = useComputedColorScheme("light");
  const steps = (colour === "rank" ? rankSteps : attainmentSteps)[scheme];
  const words = (at: number): string =>
    colour === "attainment"
      ? span(at)
      : at === 0
        ? t("compare.legend.first")
        : at === 4
          ? t("compare.legend.last")
          : "";
  return (
    <ul className="bv-legend" aria-label={t("compare.legend")}>
      {steps.map(({ ground, ink, sign }, at) => (
        <li key={ground} style={{ background: ground, color: ink }}>
          {sign} {words(at)}
        </li>
      ))}
    </ul>
  );
}
