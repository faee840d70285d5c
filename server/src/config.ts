import { join, resolve } from "node:path";

/** Everything a person may set, read once from the environment and never changed. */
export interface Config {
  /** Address to listen on; anything but this machine needs PUBLIC_URL as well. */
  readonly host: string;
  readonly port: number;
  /** Health is served here, apart from the product; null: not at all. */
  readonly adminPort: number | null;
  /** Folder of the embedded PostgreSQL, its password and its log. */
  readonly dataDir: string;
  /** A PostgreSQL of one's own (15 or later); null: the embedded one. */
  readonly databaseUrl: string | null;
  /** Where people reach the product; null: http://HOST:PORT. */
  readonly publicUrl: string | null;
  readonly logLevel: (typeof logLevels)[number];
  /** Whether the generated sample figures are loaded at the first start. */
  readonly sampleData: boolean;
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;
const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "::1"]);

/** Settings that cannot be used, all of them, one line each. */
export class ConfigProblem extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "ConfigProblem";
    this.problems = problems;
  }
}

/** Reads the settings; throws one ConfigProblem that names everything wrong at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, folder: string): Config {
  const problems: string[] = [];
  const text = (name: string): string | null => environment[name]?.trim() || null;
  const read = <T>(name: string, fallback: T, parse: (value: string) => T | null, wanted: string): T => {
    const value = text(name);
    if (value === null) return fallback;
    const parsed = parse(value);
    if (parsed === null) problems.push(`${name}=${value}: ${wanted}`);
    return parsed ?? fallback;
  };

  const config: Config = Object.freeze({
    host: read(
      "HOST",
      "127.0.0.1",
      (value) => (/^[A-Za-z0-9.:-]+$/.test(value) ? value : null),
      "must be a host name or an address",
    ),
    port: read("PORT", 4000, port, "must be a port number from 1 to 65535"),
    adminPort: read<number | null>("ADMIN_PORT", null, port, "must be a port number from 1 to 65535"),
    dataDir: resolve(folder, text("DATA_DIR") ?? ".data"),
    databaseUrl: read<string | null>(
      "DATABASE_URL",
      null,
      databaseUrl,
      "must look like postgresql://user:password@host:5432/database",
    ),
    publicUrl: read<string | null>("PUBLIC_URL", null, publicUrl, "must look like https://bangvang.example"),
    logLevel: read(
      "LOG_LEVEL",
      "warn",
      (value) => logLevels.find((level) => level === value) ?? null,
      `must be one of ${logLevels.join(", ")}`,
    ),
    sampleData: read(
      "SAMPLE_DATA",
      true,
      (value) => (value === "on" ? true : value === "off" ? false : null),
      "must be on or off",
    ),
  });

  if (config.adminPort === config.port) problems.push(`ADMIN_PORT=${config.adminPort}: must differ from PORT`);
  if (!loopback.has(config.host) && config.publicUrl === null) {
    problems.push(
      `HOST=${config.host}: an address others can reach needs PUBLIC_URL, the https address in front of it`,
    );
  }
  if (problems.length > 0) throw new ConfigProblem(problems);
  return config;
}

/** Where people reach the product. */
export function addressOf({ publicUrl, host, port }: Config): string {
  return publicUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** The one-time link of a secret. It stands in the fragment, which no log holds. */
export function signInLink(address: string, secret: string): string {
  return `${address}/sign-in#${secret}`;
}

/** The file that says where the server of this data folder can be reached while it runs. */
export function addressFile({ dataDir }: Config): string {
  return join(dataDir, "address");
}

function port(value: string): number | null {
  const number = Number(value);
  return /^\d{1,5}$/.test(value) && number >= 1 && number <= 65_535 ? number : null;
}

function databaseUrl(value: string): string | null {
  const url = URL.parse(value);
  return url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== "" && url.pathname.length > 1 ? value : null;
}

function publicUrl(value: string): string | null {
  const url = URL.parse(value);
  return url?.protocol === "https:" && url.pathname === "/" && !url.search && !url.hash ? url.origin : null;
}
