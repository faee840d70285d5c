/** The word of a list that is named, or the first when none is; `refuse` throws for one the list does not know. */
export function oneOf<T extends string>(
  list: readonly [T, ...T[]],
  named: string | null | undefined,
  refuse: (named: string) => never,
): T {
  if (named === null || named === undefined) return list[0];
  return list.find((one) => one === named) ?? refuse(named);
}
