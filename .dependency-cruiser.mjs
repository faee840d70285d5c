// The import rules of the house in a form a tool can check; run by `pnpm check` as
//   depcruise schema server console tests
// Three things to know before changing it:
// - dependency-cruiser reads .ts through TypeScript's JavaScript API, which TypeScript 7 does not ship. Without an older copy of its own
//   it reads nothing and reports success. pnpm-workspace.yaml gives it one: packageExtensions: { dependency-cruiser: { dependencies: { typescript: 6.0.3 } } }.
//   tests/contract/import-rules.test.ts breaks every rule once on purpose, so a silent tool fails the check.
// - It drops the `node:` prefix of core modules: ask for them with dependencyTypes: ["core"], never with a path.
// - A type-only import is allowed wherever a rule says dependencyTypesNot: ["type-only"]: a type costs nothing at run time.

const no = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const atRunTime = { dependencyTypesNot: ["type-only"] };
const test = "[.]test[.]tsx?$";

const room = "^server/src/rooms/";
const ground = "organisation|indicators";
const npm = (...names) => `(^|node_modules/)(${names.join("|")})(/|$)`;
const orm = npm("@mikro-orm", "mikro-orm");

const pureReading =
  "filter|check-filter|wish|dimension-order|map|nodes|needs|select|plan|fence|fenced-plan|compile|weigh|write-leaf|fragments|facts/(compile-[a-z]+|fact-plan|fact-table|keys)";
const pureChanging = "stages|words|receive|authorise|key-order|portions|conflicts|findings|check|outcome";
const pure = `^server/src/(db/sql|reading/(${pureReading})|changing/(${pureChanging}))[.]ts$`;
const ends =
  "^server/src/(reading/(read|dimensions|dimension-store)|changing/(apply-change-set|open|load|look-around|periods|write|audit|announce))[.]ts$";

const floors = ["ui", "api", "edits", "grid", "views", "rooms", "app"]; // low to high

export default {
  forbidden: [
    // everywhere
    no("no-cycles", "A loop means two files are one idea, or an idea is in the wrong place.", {}, { circular: true }),
    no(
      "no-front-halls",
      "Import the file you mean, not an index.",
      {},
      { path: "^(schema|server|console|tests)/.*/index[.]tsx?$" },
    ),
    no(
      "no-missing-imports",
      "A name that resolves to nothing hides from every other rule.",
      // What the product is measured against is installed by `pnpm bench` alone.
      { pathNot: "^tests/bench/peers/" },
      // Types alone: there is no file to run.
      { couldNotResolve: true, pathNot: "^@graphql-typed-document-node/core$" },
    ),
    no(
      "no-paid-grid",
      "The console stands on AG Grid Community alone.",
      {},
      { path: npm("ag-grid-enterprise", "ag-charts-enterprise") },
    ),
    no(
      "nothing-imports-tests",
      "What a test shares goes to tests/support.",
      { pathNot: `^tests/|${test}` },
      { path: `^tests/|${test}` },
    ),
    no(
      "no-orphans",
      "A file nobody imports is an entry point or dead.",
      { orphan: true, pathNot: "(^|/)(main|[^/]+[.](config|d|test))[.]tsx?$|^tests/|/migrations/" },
      {},
    ),

    // between the packages
    no(
      "schema-stands-alone",
      "The contract may not know who speaks it.",
      { path: "^schema/" },
      { path: "^(server|console|tests)/" },
    ),
    no(
      "schema-needs-nothing",
      "Both sides run it: no package, no files, no clock.",
      { path: "^schema/src/", pathNot: test },
      {
        dependencyTypes: [
          "npm",
          "npm-dev",
          "npm-optional",
          "npm-peer",
          "npm-bundled",
          "npm-no-pkg",
          "npm-unknown",
          "core",
        ],
      },
    ),
    no(
      "console-never-sees-server",
      "They talk over GraphQL and share schema/.",
      { path: "^console/" },
      { path: "^server/" },
    ),
    no("server-never-sees-console", "Same rule, other way.", { path: "^server/" }, { path: "^console/" }),

    // the rooms of the server
    no(
      "rooms-keep-their-doors-shut",
      "A room may use itself and the two ground-floor rooms.",
      { path: `${room}([^/]+)/` },
      { path: room, pathNot: `${room}($1|${ground})/` },
    ),
    no(
      "organisation-is-the-ground",
      "Every room stands on it, so it stands on none.",
      { path: `${room}organisation/` },
      { path: `${room}(?!organisation/)` },
    ),
    no(
      "indicators-stand-on-organisation",
      "Figures know units and people, not the rooms that explain them.",
      { path: `${room}indicators/` },
      { path: `${room}(?!(${ground})/)` },
    ),
    no(
      "comparison-owns-no-table",
      "It reads what others keep.",
      { path: `${room}comparison/[^/]+[.]entity[.]ts$` },
      {},
    ),
    no(
      "resolvers-touch-no-rows",
      "A resolver is one call of read() or applyChangeSet().",
      { path: "^server/src/(rooms|graphql)/.*[.]resolver[.]ts$" },
      { path: "^server/src/db/|[.]entity[.]ts$", ...atRunTime },
    ),

    // the engines of the server
    no(
      "engines-do-not-know-rooms",
      "Rooms hand their maps, rules and policies in through house.ts.",
      { path: "^server/src/(reading|changing|exchange|events|db|graphql|http|context)", pathNot: test },
      { path: "^server/src/(rooms/|house|main)" },
    ),
    no(
      "reading-does-not-change",
      "Reads never write.",
      { path: "^server/src/reading/" },
      { path: "^server/src/changing/" },
    ),
    no(
      "changing-does-not-read",
      "Writes load and lock their own rows.",
      { path: "^server/src/changing/" },
      { path: "^server/src/reading/" },
    ),
    no(
      "exchange-changes-through-the-river",
      "It reads files and hands a change set to the context; how figures are read and changed is not its business.",
      { path: "^server/src/exchange/" },
      { path: "^server/src/(reading|changing)/", ...atRunTime },
    ),
    no(
      "engines-stand-below-graphql",
      "reading, changing, exchange and events know GraphQL documents, not our schema classes or transport.",
      { path: "^server/src/(reading|changing|exchange|events)/" },
      { path: "^server/src/(graphql|http)/" },
    ),
    no(
      "db-is-the-cellar",
      "It knows nothing above it; what keeps it from starting is told in the one word all of the start uses.",
      { path: "^server/src/db/" },
      { path: "^server/src/(?!db/|start-problem[.]ts)" },
    ),
    no(
      "only-main-opens-the-door",
      "Transport is started in one place, serve.ts, which main.ts calls.",
      { path: "^server/src/(?!http/|main[.]ts|serve[.]ts)" },
      { path: "^server/src/http/" },
    ),
    no(
      "pure-stages-stay-pure",
      "Data in, data out; I/O lives at the ends of a pipeline.",
      { path: pure },
      {
        path: `^server/src/(db/(?!sql[.]ts)|http/|events/)|${orm}|${npm("pg", "fastify", "@apollo/server")}`,
        ...atRunTime,
      },
    ),
    no(
      "pure-stages-call-no-end",
      "The contents page calls the ends; a middle hop is handed what it needs.",
      { path: pure },
      { path: ends, ...atRunTime },
    ),
    no(
      "pure-stages-touch-no-node",
      "No files, clocks or sockets in the middle.",
      { path: pure },
      { dependencyTypes: ["core"] },
    ),

    // one place for each large package
    no(
      "orm-only-in-db-and-entities",
      "One place to upgrade.",
      { path: "^server/src/", pathNot: "^server/src/db/|[.]entity[.]ts$" },
      { path: orm, ...atRunTime },
    ),
    no(
      "driver-only-in-db",
      "Pools, timeouts and row formats are decided once.",
      { path: "^server/src/", pathNot: "^server/src/db/" },
      { path: npm("pg"), ...atRunTime },
    ),
    no(
      "apollo-and-fastify-only-at-the-door",
      "Transport stays in http/.",
      { path: "^server/src/", pathNot: "^server/src/http/" },
      { path: npm("@apollo/server", "@as-integrations", "fastify", "@fastify", "graphql-sse") },
    ),
    no(
      "file-formats-only-in-exchange",
      "One place to upgrade, and one that bounds what they are given.",
      { path: "^server/src/", pathNot: "^server/src/exchange/" },
      { path: npm("hucre") },
    ),
    no(
      "type-graphql-only-on-the-face",
      "Decorators describe the schema and nothing else, so they can be replaced.",
      { path: "^server/src/", pathNot: "^server/src/graphql/|[.](types|resolver)[.]ts$" },
      { path: npm("type-graphql") },
    ),
    no(
      "ag-grid-only-in-grid",
      "One wrapper, one upgrade.",
      { path: "^console/src/", pathNot: "^console/src/grid/" },
      { path: npm("ag-grid-[a-z]+") },
    ),

    // the floors of the console
    ...floors
      .slice(0, -1)
      .map((floor, i) =>
        no(
          `console-${floor}-looks-down`,
          `Floors: ${floors.join(" < ")}. A test may look up: that the words cover every code of a floor above is worth checking.`,
          { path: `^console/src/${floor}/`, pathNot: test },
          { path: `^console/src/(${floors.slice(i + 1).join("|")})/` },
        ),
      ),
    no(
      "console-rooms-apart",
      "Pages meet in app/.",
      { path: "^console/src/rooms/([^/]+)/" },
      { path: "^console/src/rooms/", pathNot: "^console/src/rooms/$1/" },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^[^/]+/dist/|^tests/out/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
