/** An error as a caller gets it; its place in the answer, or null when the whole document was refused. */
export interface ReadError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly (string | number)[] | null;
}

/** Anything JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export interface ReadAnswer {
  readonly data: Json;
  readonly errors: readonly ReadError[];
}

/** The answer of the slow interpreter, with every error any field had, those that graphql-js drops as well. */
export interface SlowAnswer extends ReadAnswer {
  readonly raised: readonly ReadError[];
}
