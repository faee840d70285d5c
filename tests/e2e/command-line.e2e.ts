import { writeFile } from "node:fs/promises";
import { expect, startProduct, test } from "../support/product.ts";

test("wrong use of the command line says why, shows the usage and ends with 2; help ends with 0", async ({
  product,
}) => {
  for (const words of [["nonsense"], ["token", "create"], ["data", "import", "/nowhere.csv"]]) {
    const { code, stdout, stderr } = await product.bangvang(words);
    expect({ code, stdout }, words.join(" ")).toEqual({ code: 2, stdout: "" });
    expect(stderr, words.join(" ")).toContain("Usage:");
  }
  expect(await product.bangvang(["help"])).toMatchObject({ code: 0, stderr: "" });
});

test("a token limited to units sees them alone, and nothing once it is revoked", async ({ product }) => {
  const made = await product.bangvang([
    "token",
    "create",
    "--name",
    "two",
    "--role",
    "analyst",
    "--units",
    "SLA,LCA",
    "--expires",
    "1d",
  ]);
  const ask = () =>
    fetch(`${product.url}/graphql`, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`bi:${made.stdout.trim()}`).toString("base64")}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({
        query: "{ figureRows(first: 1000, where: { quality: { neq: SAMPLE } }) { unitCode } }",
      }),
    });
  const { data } = (await (await ask()).json()) as { data: { figureRows: { unitCode: string }[] } };
  expect(new Set(data.figureRows.map(({ unitCode }) => unitCode))).toEqual(new Set(["SLA", "LCA"]));
  const listed = await product.bangvang(["token", "list"]);
  expect(listed.stdout).toMatch(/active .* two/);
  expect(listed.stdout).not.toContain(made.stdout.trim());
  expect((await product.bangvang(["token", "revoke", "two"])).code).toBe(0);
  expect((await ask()).status).toBe(401);
});

test("what is exported and imported unchanged changes nothing, and an old export overwrites nothing", async ({
  product,
}, info) => {
  const exported = await product.bangvang(["data", "export"]);
  const file = info.outputPath("figures.csv");
  await writeFile(file, exported.stdout);
  expect(await product.bangvang(["data", "import", file])).toMatchObject({ code: 0 });
  expect((await product.bangvang(["data", "export"])).stdout).toBe(exported.stdout);

  const edited = exported.stdout.replace(/^(LSO,CARE_MEAL_PERSONS,2024,ACTUAL,VALUE,)14309/m, "$114310");
  await writeFile(file, edited);
  expect(await product.bangvang(["data", "import", file])).toMatchObject({ code: 0 });
  await writeFile(file, exported.stdout.replace(/^(LSO,CARE_MEAL_PERSONS,2024,ACTUAL,VALUE,)14309/m, "$19"));
  const stale = await product.bangvang(["data", "import", file]);
  expect(stale.code).toBe(1);
  expect(stale.stdout).toContain("VERSION_CONFLICT LSO CARE_MEAL_PERSONS 2024 ACTUAL");
  expect((await product.bangvang(["data", "export"])).stdout).toContain(
    "LSO,CARE_MEAL_PERSONS,2024,ACTUAL,VALUE,14310",
  );
});

test("the doctor finds nothing, and the sample goes for good", async () => {
  const product = await startProduct(); // of its own: the other tests look at the sample
  expect(await product.bangvang(["doctor"])).toMatchObject({ code: 0 });
  const { code, stdout } = await product.bangvang(["sample", "remove"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d{4,} sample figures are cleared/);
  expect((await product.bangvang(["data", "export"])).stdout).not.toContain(",SAMPLE,");
  expect((await product.bangvang(["sample", "remove"])).stdout).toContain("no sample figures");
  expect(await product.bangvang(["doctor"])).toMatchObject({ code: 0 });
  await product.stop();
});
