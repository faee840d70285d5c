/** Another transaction was first with something this one relied on: it is tried again from the start, and then sees it. */
export class RaceLost extends Error {
  /** The SQLSTATE of a serialization failure, which is what it is. */
  readonly code = "40001";
}
