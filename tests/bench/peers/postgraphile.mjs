import { createServer } from "node:http";
import { PgAggregatesPreset } from "@graphile/pg-aggregates";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";

// PostGraphile on the same database, as its documentation sets it up for production: the amber preset with the filter and
// the aggregate plugins, no GraphiQL, no watching, no explaining. It connects as the owner, so no row security slows it.
const preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset, PgAggregatesPreset],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ["public"] })],
  grafserv: { port: Number(process.env.PORT), graphqlPath: "/graphql", graphiql: false, watch: false },
  grafast: { explain: false },
  schema: { connectionFilterRelations: true },
};

const server = createServer();
const instance = postgraphile(preset);
await instance.createServ(grafserv).addTo(server);
await instance.getSchema();
server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("PostGraphile is ready"));

process.on("SIGTERM", () => process.exit(0));
