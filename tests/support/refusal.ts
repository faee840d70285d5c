import type pg from "pg";
import { sqlState } from "../../server/src/db/database-error.ts";
import type { Product } from "../../server/src/product.ts";

/** Runs the work in a transaction that is rolled back; gives the SQLSTATE it ended with and the guard's name or words. */
export async function refusalOf(
  { pool }: Product,
  work: (client: pg.PoolClient) => Promise<unknown>,
): Promise<{ state: string; says: string }> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await work(client);
    return { state: "none", says: "" };
  } catch (error) {
    const { constraint, message } = error as pg.DatabaseError;
    return { state: sqlState(error), says: constraint ?? message };
  } finally {
    await client.query("rollback");
    client.release();
  }
}
