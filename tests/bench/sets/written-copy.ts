import pg from "pg";

/** A database of its own with what is in the set; nobody may be connected to the set while it is made. */
export async function copyOf(url: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const server = new URL(url);
  const template = server.pathname.slice(1);
  server.pathname = "/postgres";
  const asAdministrator = async (text: string): Promise<void> => {
    const admin = new pg.Client({ connectionString: server.href });
    await admin.connect();
    await admin.query(text).finally(() => admin.end());
  };
  await asAdministrator("drop database if exists written with (force)");
  await asAdministrator(`create database written template ${template}`);
  const written = new URL(url);
  written.pathname = "/written";
  return { url: written.href, drop: () => asAdministrator("drop database written with (force)") };
}
