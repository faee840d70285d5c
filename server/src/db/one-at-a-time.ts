import { openListener } from "./pool.ts";

/** Work that only one process may do on a database at a time; others wait. The lock goes with its connection. */
export async function oneAtATime<T>(url: string, name: string, work: () => Promise<T>): Promise<T> {
  const client = openListener(url);
  client.on("error", () => undefined); // the work finds out by itself that the database is gone
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext($1))", [name]);
    return await work();
  } finally {
    await client.end();
  }
}
