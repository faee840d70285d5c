import type { ChangeSet } from "@bangvang/schema/change-set";
import { emptyContent } from "@bangvang/schema/figure";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChangeSetOutcome } from "../api/figures.ts";
import { RequestError } from "../api/post.ts";
import { AutoSave } from "./auto-save.ts";
import { SaveQueue } from "./queue.ts";
import { EditStore } from "./store.ts";
import { allWritten, block, key, setTo } from "./test-cells.ts";

let store: EditStore;
let sent: ChangeSet[];
let answer: (set: ChangeSet) => ChangeSetOutcome | Promise<ChangeSetOutcome>;

beforeEach(() => {
  vi.useFakeTimers();
  store = new EditStore();
  store.show(block([10, 20, null]));
  sent = [];
  answer = allWritten;
  new AutoSave(
    store,
    new SaveQueue({
      store,
      reason: () => null,
      keep: () => Promise.resolve(),
      send(set) {
        sent.push(set);
        return Promise.resolve(set).then(answer);
      },
    }),
  ).start();
});
afterEach(() => void vi.useRealTimers());

test("what is done in one go is one set, sent soon after", async () => {
  setTo(store, "2023-01", "11");
  await vi.advanceTimersByTimeAsync(400);
  setTo(store, "2023-02", "21");
  await vi.advanceTimersByTimeAsync(400);
  expect(sent).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(sent).toMatchObject([{ mode: "CLEAN_CELLS", cells: [{ value: "11" }, { value: "21" }] }]);
  expect(store.size).toBe(0);
});

test("what was typed while a set was on its way goes after it", async () => {
  let arrive = (): void => undefined;
  answer = (set) => new Promise((done) => (arrive = () => done(allWritten(set))));
  setTo(store, "2023-01", "11");
  await vi.advanceTimersByTimeAsync(600);
  setTo(store, "2023-01", "12");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toHaveLength(1);
  answer = allWritten;
  arrive();
  await vi.advanceTimersByTimeAsync(600);
  expect(sent[1]).toMatchObject({ cells: [{ value: "12", baseVersion: 2 }] });
});

test("what the server has answered is not asked again and again", async () => {
  const refusal = { index: 0, unit: "LCA", indicator: "EMU_INIT", period: "2023-01", kind: "ACTUAL", params: [] };
  answer = ({ id }) =>
    ({ __typename: "Rejected", id, problems: [{ ...refusal, code: "FAR_FROM_PEERS", severity: "SOFT" }] }) as never;
  setTo(store, "2023-01", "11");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
});

test.each([
  ["fails", () => Promise.reject(new RequestError("PAYLOAD_TOO_LARGE", ""))],
  [
    "is refused as a whole",
    ({ id }: ChangeSet) =>
      ({ __typename: "Rejected", id, problems: [{ code: "REASON_TOO_LONG", index: null, params: [] }] }) as never,
  ],
])("after a set that %s nothing is sent until somebody does something", async (_, refuse) => {
  answer = refuse;
  setTo(store, "2023-01", "11");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  answer = allWritten;
  setTo(store, "2023-02", "21");
  await vi.advanceTimersByTimeAsync(600);
  expect(sent[1]!.cells).toHaveLength(2);
});

test("what others change does not put off what a person has done", async () => {
  setTo(store, "2023-01", "11");
  for (let version = 2; version < 40; version += 1) {
    await vi.advanceTimersByTimeAsync(100);
    const other = { ...emptyContent, state: "VALUE", value: String(version), version } as const;
    store.hear([{ ...other, key: key("2023-02"), changedBy: "Bình", changedAt: "" }]);
  }
  expect(sent).toHaveLength(1);
});

test("what was typed while a set was on its way that failed is sent all the same", async () => {
  answer = () => new Promise((_, fail) => setTimeout(() => fail(new RequestError("PAYLOAD_TOO_LARGE", "")), 2_000));
  setTo(store, "2023-01", "11");
  await vi.advanceTimersByTimeAsync(600);
  setTo(store, "2023-02", "21");
  answer = allWritten;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(2);
  expect(store.size).toBe(0);
});
