import { useState } from "react";
import type { Choices } from "../../grid/paste-choices.ts";
import type { PastePlan } from "../../grid/paste-plan.ts";

interface Shown {
  readonly plan: PastePlan;
  readonly carryOut: (choices: Choices) => void;
}

/** The paste that is being looked at; null while there is none. */
export function usePlan() {
  const [shown, setShown] = useState<Shown | null>(null);
  const close = (): void => setShown(null);
  return {
    show: (plan: PastePlan, carryOut: (choices: Choices) => void) => setShown({ plan, carryOut }),
    preview: {
      plan: shown?.plan ?? null,
      onClose: close,
      onPaste: (choices: Choices) => {
        close();
        shown?.carryOut(choices);
      },
    },
  };
}
