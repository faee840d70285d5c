const PASSED_ON = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH"];

/** PostgreSQL gets only what it needs: PGDATA, PGPORT, LANG and the secrets of our own settings must not reach it. */
export function quietEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { LC_ALL: "C", PG_GRANDPARENT_PID: String(process.ppid) };
  for (const name of PASSED_ON) if (process.env[name] !== undefined) env[name] = process.env[name];
  return env;
}
