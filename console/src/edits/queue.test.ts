import type { ChangeSet } from "@bangvang/schema/change-set";
import { beforeEach, describe, expect, test } from "vitest";
import { RequestError } from "../api/post.ts";
import { SaveQueue } from "./queue.ts";
import { EditStore } from "./store.ts";
import { allWritten, block, key, setTo, valueOf } from "./test-cells.ts";

let store: EditStore;
let sent: ChangeSet[];
let kept: (ChangeSet | null)[];

/** A queue whose server answers with these in turn; an Error is thrown. */
function queueWith(...answers: readonly (Error | "YES")[]): SaveQueue {
  const left = [...answers];
  return new SaveQueue({
    store,
    reason: () => "sửa nhầm",
    send: (set) => {
      sent.push(set);
      const answer = left.shift() ?? "YES";
      return answer === "YES" ? Promise.resolve(allWritten(set)) : Promise.reject(answer);
    },
    keep: (set) => {
      kept.push(set);
      return Promise.resolve();
    },
    wait: () => Promise.resolve(),
  });
}

beforeEach(() => {
  store = new EditStore();
  store.show(block([10, 20, null]));
  sent = [];
  kept = [];
  setTo(store, "2023-01", "11");
});

describe("queue", () => {
  test("one change set, kept before it is sent and let go afterwards", async () => {
    expect(await queueWith().save()).toMatchObject({ kind: "APPLIED", count: 1 });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      reason: "sửa nhầm",
      cells: [{ ...key("2023-01"), baseVersion: 1, baseValue: "10", state: "VALUE", value: "11" }],
    });
    expect(sent[0]!.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(kept).toEqual([sent[0], null]);
  });

  test("a reason goes out with what was asked about alone: not with what was typed since, there or elsewhere", async () => {
    setTo(store, "2023-02", "22");
    const asked = store.all();
    setTo(store, "2023-02", "23");
    setTo(store, "2023-03", "3300");
    const result = await queueWith().save({ asked, because: "đã đếm lại" });
    expect(result).toMatchObject({ kind: "APPLIED", count: 1 });
    expect(sent[0]).toMatchObject({ because: "đã đếm lại", cells: [{ ...key("2023-01"), value: "11" }] });
    expect(store.all().map(valueOf)).toEqual(["23", "3300"]);
  });

  test("without an answer the same id and body go again", async () => {
    const result = await queueWith(new RequestError("NETWORK", ""), new RequestError("TIMEOUT", "")).save();
    expect(result.kind).toBe("APPLIED");
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((set) => JSON.stringify(set))).size).toBe(1);
  });

  test("a set that takes the server too long each time is given up, and the edits stay", async () => {
    const late = Array.from({ length: 9 }, () => new RequestError("TIMEOUT", ""));
    const queue = queueWith(...late);
    expect(await queue.save()).toMatchObject({ kind: "FAILED", error: { code: "TIMEOUT" } });
    expect(sent).toHaveLength(4);
    expect(queue.inFlight).toBeNull();
    expect(kept.at(-1)).toBeNull();
    expect(store.counts().pending).toBe(1);
  });

  test("a refusal is told and the edits stay", async () => {
    const result = await queueWith(new RequestError("PAYLOAD_TOO_LARGE", "")).save();
    expect(result.kind).toBe("FAILED");
    expect(store.counts().pending).toBe(1);
    expect(kept.at(-1)).toBeNull();
  });

  test("a fault of this page in taking in an answer is no failed save: it is thrown, and the set stays kept", async () => {
    const queue = queueWith();
    const fault = new Error("of this page");
    store.settle = () => {
      throw fault;
    };
    await expect(queue.save()).rejects.toBe(fault);
    expect(kept).toEqual([sent[0]]);
    expect([queue.inFlight, queue.state, store.bases.isSending(key("2023-01"))]).toEqual([null, "IDLE", false]);
  });

  test.each(["UNAUTHENTICATED", "OTHER_PERSON"] as const)("after %s the set stays kept for its owner", async (code) => {
    const result = await queueWith(new RequestError("NETWORK", ""), new RequestError(code, "")).save();
    expect(result).toMatchObject({ kind: "FAILED", error: { code } });
    expect(kept).toEqual([sent[0]]);
  });

  test("after signing out nothing is sent again from here, and the set stays kept", async () => {
    const queue = queueWith(new RequestError("NETWORK", ""));
    const saving = queue.save();
    queue.stop();
    expect(await saving).toMatchObject({ kind: "FAILED" });
    expect(sent).toHaveLength(1);
    expect(kept).toEqual([sent[0]]);
  });

  test("nothing to save, and one set at a time: the next waits for the answer, and takes what was typed since", async () => {
    const queue = queueWith();
    const first = queue.save();
    setTo(store, "2023-01", "12");
    const second = queue.save();
    expect(await first).toMatchObject({ kind: "APPLIED", count: 1 });
    expect(await second).toMatchObject({ kind: "APPLIED", count: 1 });
    expect(sent.map(({ cells }) => cells[0])).toMatchObject([
      { value: "11", baseVersion: 1 },
      { value: "12", baseVersion: 2 },
    ]);
    expect(await queue.save()).toEqual({ kind: "NOTHING" });
  });

  test("who listens hears what became of every set, and nothing of nothing", async () => {
    const heard: string[] = [];
    const queue = queueWith("YES", new RequestError("PAYLOAD_TOO_LARGE", ""));
    queue.onResult(({ kind }) => heard.push(kind));
    await queue.save();
    await queue.save();
    setTo(store, "2023-02", "21");
    await queue.save();
    expect(heard).toEqual(["APPLIED", "FAILED"]);
  });
});
