/** The last thing a subscriber is told: why the stream ends. */
export class Ending {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}
