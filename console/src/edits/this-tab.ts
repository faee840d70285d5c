import { newId } from "./new-id.ts";

const kept = "bangvang-tab";
const lockName = (tab: string): string => `bangvang-tab-${tab}`;
/** A page that is left lets its lock go a moment after the next one has begun. */
const tries = 20;
const pause = 25;

/**
 * The name of this tab, the same after a reload: what it has not finished is its own. A tab that was copied carries the name
 * of the first along, whose lock tells that it is taken.
 */
export async function nameThisTab(): Promise<string> {
  const before = sessionStorageOrNull()?.getItem(kept) ?? null;
  for (let left = before ? tries : 0; left > 0; left -= 1) {
    if (await hold(lockName(before!))) return before!;
    await new Promise((done) => setTimeout(done, pause));
  }
  return renameThisTab();
}

/** A name nothing was begun under. */
export async function renameThisTab(): Promise<string> {
  const tab = newId();
  await hold(lockName(tab));
  sessionStorageOrNull()?.setItem(kept, tab);
  return tab;
}

/** What this tab has begun is nobody's from here on: whoever signs in is asked about it. */
export function forgetThisTab(): void {
  sessionStorageOrNull()?.removeItem(kept);
}

/** Names of the tabs that are open. */
export async function openTabs(): Promise<(tab: string) => boolean> {
  const held = (await globalThis.navigator?.locks?.query())?.held ?? [];
  const names = new Set(held.map(({ name }) => name));
  return (tab) => names.has(lockName(tab));
}

/** A lock says that this tab is alive; the browser lets it go when the tab ends, however it ends. */
function hold(name: string): Promise<boolean> {
  const locks = globalThis.navigator?.locks;
  if (!locks) return Promise.resolve(true);
  return new Promise((done) => {
    const held = locks.request(name, { ifAvailable: true }, (lock) => {
      done(lock !== null);
      return lock ? new Promise<never>(() => undefined) : undefined;
    });
    // Without storage a browser may refuse locks as well; saving must begin all the same.
    held.catch(() => done(true));
  });
}

/** A browser may refuse it altogether. */
function sessionStorageOrNull(): Storage | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}
