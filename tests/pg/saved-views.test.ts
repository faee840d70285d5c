import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../server/src/actor.ts";
import { administrator, analyst, ask } from "../support/ask.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { personWith } from "../support/rounds.ts";

/** Each person has views of their own in each room, and nobody sees or changes another's. */
let product: FreshProduct;
let an: Actor;
let binh: Actor;
beforeAll(async () => {
  product = await freshProduct();
  an = await personWith(product, "Lò Văn An", "EDITOR", "SLA");
  binh = await personWith(product, "Vũ Thị Bình", "ADMINISTRATOR");
});
afterAll(() => product.close());
beforeEach(() => product.pool.query("delete from saved_view"));

interface View {
  readonly id: string;
  readonly room: string;
  readonly name: string;
  readonly search: string;
}

async function views(actor: Actor): Promise<readonly View[]> {
  const { data, errors } = await ask(product, "{ savedViews { id room name search } }", {}, actor);
  expect(errors).toEqual([]);
  return data.savedViews;
}

/** The names there are afterwards, or the code of the refusal. */
async function change(call: string, actor: Actor): Promise<string | readonly string[]> {
  const selection = "{ ... on SavedViewsChanged { views { name } } ... on SavedViewsRefused { code } }";
  const { data, errors } = await ask(product, `mutation { done: ${call} ${selection} }`, {}, actor);
  expect(errors).toEqual([]);
  return data.done.code ?? data.done.views.map(({ name }: View) => name);
}
const save = (name: string, actor: Actor, more = 'search: "?view=unit"') =>
  change(`saveView(name: ${JSON.stringify(name)}, ${more})`, actor);

test("are saved, listed by name, renamed, replaced when that is meant, and deleted", async () => {
  expect(await save("Tháng  của Sơn La", an)).toEqual(["Tháng  của Sơn La"]);
  expect(await save(" Cụm ", an, 'search: "?view=period&units=SLA,LSO"')).toEqual(["Cụm", "Tháng  của Sơn La"]);
  const [cluster] = await views(an);
  expect(cluster).toMatchObject({ name: "Cụm", search: "?view=period&units=SLA,LSO" });
  expect(await save("Cụm", an)).toBe("VIEW_NAME_TAKEN");
  expect(await save("Cụm", an, 'search: "?turned=1", replaces: true')).toEqual(["Cụm", "Tháng  của Sơn La"]);
  expect((await views(an))[0]).toMatchObject({ id: cluster!.id, search: "?turned=1" });
  expect(await change(`renameView(id: "${cluster!.id}", name: "Tháng  của Sơn La")`, an)).toBe("VIEW_NAME_TAKEN");
  expect(await change(`renameView(id: "${cluster!.id}", name: "Bảy tỉnh")`, an)).toEqual([
    "Bảy tỉnh",
    "Tháng  của Sơn La",
  ]);
  expect(await change(`deleteView(id: "${cluster!.id}")`, an)).toEqual(["Tháng  của Sơn La"]);
  expect(await change(`deleteView(id: "${cluster!.id}")`, an)).toBe("VIEW_UNKNOWN");
});

test("are nobody else's, not even an administrator's", async () => {
  await save("Của An", an);
  const [view] = await views(an);
  expect(await views(binh)).toEqual([]);
  expect(await save("Của An", binh)).toEqual(["Của An"]);
  expect(await change(`renameView(id: "${view!.id}", name: "x")`, binh)).toBe("VIEW_UNKNOWN");
  expect(await change(`deleteView(id: "${view!.id}")`, binh)).toBe("VIEW_UNKNOWN");
  expect((await views(an)).map(({ name }) => name)).toEqual(["Của An"]);
});

test("belong to the room they were saved in, where a name is taken once", async () => {
  const comparison = 'room: COMPARISON, search: "?swap=1"';
  await save("Cụm", an);
  expect(await save("Cụm", an, comparison)).toEqual(["Cụm", "Cụm"]);
  expect(await save("Cụm", an, comparison)).toBe("VIEW_NAME_TAKEN");
  await save("Cụm", an, 'room: COMPARISON, search: "?small=1", replaces: true');
  await save("Bảng", an, comparison);
  expect((await views(an)).map(({ room, name, search }) => [room, name, search])).toEqual([
    ["COMPARISON", "Bảng", "?swap=1"],
    ["COMPARISON", "Cụm", "?small=1"],
    ["FIGURES", "Cụm", "?view=unit"],
  ]);
  const [sheet, , figures] = await views(an);
  expect(await change(`renameView(id: "${sheet!.id}", name: "Cụm")`, an)).toBe("VIEW_NAME_TAKEN");
  expect(await change(`renameView(id: "${figures!.id}", name: "Bảng")`, an)).toEqual(["Bảng", "Bảng", "Cụm"]);
});

test("belong to people of the product alone", async () => {
  expect(await views(analyst)).toEqual([]);
  expect(await save("x", administrator)).toBe("NOT_A_PERSON");
});

describe("are refused", () => {
  test.each<[string, string, string, string]>([
    ["an empty name", "  ", 'search: "?a=1"', "VIEW_NAME_EMPTY"],
    ["a name of 81 letters", "ă".repeat(81), 'search: "?a=1"', "VIEW_NAME_TOO_LONG"],
    ["a name nobody can read", "a\u0000b", 'search: "?a=1"', "VIEW_NAME_UNREADABLE"],
    ["an address that is none", "x", 'search: "https://elsewhere.example"', "VIEW_SEARCH_INVALID"],
    ["an address with a blank", "x", 'search: "?a=b c"', "VIEW_SEARCH_INVALID"],
    ["an address of 4,001 letters", "x", `search: "?${"a".repeat(4_000)}"`, "VIEW_SEARCH_INVALID"],
  ])("%s", async (_, name, more, code) => {
    expect(await save(name, an, more)).toBe(code);
    expect(await views(an)).toEqual([]);
  });

  test("the hundred and first of a room, also of two at once", async () => {
    await product.pool.query(
      "insert into saved_view (person_id, name, search) select $1, 'n' || n, '?a' from generate_series(1, 99) as n",
      [an.personId],
    );
    const both = await Promise.all([save("một", an), save("hai", an)]);
    expect(both.filter((one) => one === "TOO_MANY_VIEWS")).toHaveLength(1);
    expect(await views(an)).toHaveLength(100);
    expect(await save("n1", an, 'search: "?b", replaces: true')).toHaveLength(100);
    expect(await save("n1", an, 'search: "?b", room: COMPARISON')).toHaveLength(101);
  });
});

test("the database itself shows no others", async () => {
  await save("Của An", an);
  const client = await product.pool.connect();
  try {
    await client.query(
      `begin; set local role bangvang_writer; select set_config('app.person', '${binh.personId}', true)`,
    );
    expect((await client.query("select * from saved_view")).rows).toEqual([]);
    await expect(
      client.query("insert into saved_view (person_id, name, search) values ($1, 'x', '?a')", [an.personId]),
    ).rejects.toThrow("row-level security");
  } finally {
    await client.query("rollback");
    client.release();
  }
});
