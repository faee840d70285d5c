import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { migrate } from "../../server/src/db/migrate.ts";
import { openProduct, type Product } from "../../server/src/product.ts";
import { loadReference } from "../../server/src/reference/load-reference.ts";

/** A product on a database of its own, with the reference data and, if wanted, the sample. */
export interface FreshProduct extends Product {
  readonly url: string;
}

/** Loads the reference data once a run and copies that database for each test file. */
export async function freshProduct({ sample = false } = {}): Promise<FreshProduct> {
  const server = inject("postgresUrl");
  const template = sample ? "with_sample" : "with_reference";
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query("select pg_advisory_lock(1)");
  const { rowCount } = await admin.query("select from pg_database where datname = $1", [template]);
  if (rowCount === 0) await makeTemplate(admin, server, template, sample);
  await admin.query(`create database ${name} template ${template}`);
  await admin.end();

  const url = databaseUrl(server, name);
  const product = await openProduct(url, () => undefined);
  return { ...product, url };
}

async function makeTemplate(admin: pg.Client, server: string, template: string, sample: boolean): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await admin.query(`drop database if exists ${unfinished}`);
  await admin.query(`create database ${unfinished}`);
  const product = await openProduct(databaseUrl(server, unfinished), (orm) => migrate(orm, () => undefined));
  await loadReference(product, sample, () => undefined);
  await product.close();
  await admin.query(`alter database ${unfinished} rename to ${template}`);
}

/** The address of another database on the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
