/** One thing measured: milliseconds, and the most they should be on a processor four times slower. */
export interface Measured {
  readonly metric: string;
  readonly most: number | null;
  readonly value: number;
}
