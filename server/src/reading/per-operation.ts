import DataLoader from "dataloader";
import type { Context } from "../context.ts";

/**
 * A question that many fields of an operation ask, each of its own subject: all of them are answered by one statement,
 * and the same subject only once. `keyOf` tells subjects apart.
 */
export function perOperation<Subject, Answer>(
  answerAll: (subjects: readonly Subject[], context: Context) => Promise<readonly Answer[]>,
  keyOf: (subject: Subject) => string,
): (subject: Subject, context: Context) => Promise<Answer> {
  return (subject, context) => {
    const held = context.loaders.get(answerAll) as DataLoader<Subject, Answer, string> | undefined;
    const loader =
      held ??
      new DataLoader<Subject, Answer, string>((subjects) => answerAll(subjects, context), { cacheKeyFn: keyOf });
    if (!held) context.loaders.set(answerAll, loader);
    return loader.load(subject);
  };
}
