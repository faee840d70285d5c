import { MikroORM } from "@mikro-orm/postgresql";
import type { EntitySchema } from "@mikro-orm/core";
import { Migrator } from "@mikro-orm/migrations";
import { migrations } from "./migrations.ts";

export type Orm = MikroORM;

/**
 * Opens MikroORM: migrations, and single rows of small tables (people, sessions, tokens). Figures never pass through
 * its unit of work, whose version check takes no lock.
 */
export function openOrm(url: string, entities: readonly EntitySchema[]): Orm {
  return new MikroORM({
    clientUrl: url,
    entities: [...entities],
    ensureDatabase: false,
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      tableName: "migration",
      transactional: true,
      allOrNothing: true,
      snapshot: false,
    },
    pool: { min: 0, max: 4 },
    logger: () => undefined, // migrations are told in one line of our own
  });
}
