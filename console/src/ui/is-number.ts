/** A figure that is there; GraphQL leaves out, or sends null, what is not. */
export function isNumber(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}
