/// <reference types="vite/client" />
import type { MigrationObject } from "@mikro-orm/core";
import { Migration } from "@mikro-orm/migrations";

const files = import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true });

/** The migrations in the order of their names (some share a number); each is one SQL file, run as it stands. */
export const migrations: MigrationObject[] = Object.entries(files)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, text]) => ({ name: path.replace(/^.*\/|\.sql$/g, ""), class: migrationOf(text) }));

function migrationOf(text: string): MigrationObject["class"] {
  return class extends Migration {
    override up(): void {
      this.addSql(text);
    }
  };
}
