import { keyText, type FigureKey } from "@bangvang/schema/figure";
import { Text } from "@mantine/core";
import { useSyncExternalStore } from "react";
import type { OthersStore } from "../../grid/others.ts";
import { useWords } from "../../ui/words/words.ts";

/** Who else is in the very cell one looks at. */
export function OthersHere({ store, cell }: { readonly store: OthersStore; readonly cell: FigureKey }) {
  const { t } = useWords();
  const others = useSyncExternalStore(store.subscribe, () => store.others);
  const names = new Set(others.filter((other) => keyText(other) === keyText(cell)).map(({ name }) => name));
  return (
    <div role="status">
      {[...names].map((name) => (
        <Text key={name} size="sm" className="bv-card">
          {t("cell.other", { name })}
        </Text>
      ))}
    </div>
  );
}
