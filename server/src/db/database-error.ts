/** The SQLSTATE of a database error, or an empty text. */
export function sqlState(error: unknown): string {
  const code = codeOf(error);
  return /^[0-9A-Z]{5}$/.test(code) ? code : "";
}

/** Serialization failure, deadlock, a lock that was not to be had: the same work may simply be tried again. */
const lostRaces: ReadonlySet<string> = new Set(["40001", "40P01", "55P03"]);

/** Another transaction was first, and this one is rolled back. */
export function isLostRace(error: unknown): boolean {
  return lostRaces.has(sqlState(error));
}

/** Shut down by an administrator or a crash, and not started yet; class 08 beside them. */
const endedStates: ReadonlySet<string> = new Set(["57P01", "57P02", "57P03"]);
const brokenSockets: ReadonlySet<string> = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
]);
/** What the driver says without a code when a connection broke, never came about, or gave no answer in time. */
const driverWords =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout expired$|Query read timeout$)/;

/** The line to PostgreSQL was lost, or there is none: what was asked on it may have been done or not. */
export function isLostLine(error: unknown): boolean {
  const state = sqlState(error);
  if (endedStates.has(state) || state.startsWith("08") || brokenSockets.has(codeOf(error))) return true;
  return codeOf(error) === "" && driverWords.test((error as Error | null)?.message ?? "");
}

/** No connection of the pool became free in time: nothing was asked. */
export function isPoolFull(error: unknown): boolean {
  return (error as Error | null)?.message === "timeout exceeded when trying to connect";
}

/** Whether PostgreSQL or the line to it ended the work, and not the work itself. */
export function isOfDatabase(error: unknown): boolean {
  return sqlState(error) !== "" || isLostLine(error) || isPoolFull(error);
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}
