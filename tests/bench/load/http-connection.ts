import { connect, type Socket } from "node:net";
import type { HttpTarget } from "./target.ts";

/** One answer, as far as the load generator looks into it. */
export interface HttpAnswer {
  readonly status: number;
  /** The first bytes of the body. */
  readonly start: string;
  readonly bytes: number;
}

/** One kept-alive connection that asks the same thing again and again. */
export interface HttpConnection {
  ask(): Promise<HttpAnswer>;
  close(): void;
}

const startLength = 160;
const headEnd = Buffer.from("\r\n\r\n");

/**
 * A client with as little work of its own as there can be, for it shares two cores with what it measures: the request is
 * made once, and of an answer it reads the head and counts the bytes. It knows Content-Length and chunks, no more.
 */
export async function openHttp(target: HttpTarget): Promise<HttpConnection> {
  const socket = await reach(new URL(target.url));
  const request = requestOf(target);
  let waiting: { resolve(answer: HttpAnswer): void; reject(error: Error): void } | null = null;
  let reading: Reading = startReading();
  const fail = (error: Error): void => {
    waiting?.reject(error);
    waiting = null;
  };
  socket.on("data", (chunk: Buffer) => {
    if (!read(reading, chunk)) return;
    const answered = waiting;
    waiting = null;
    const { status, start, bytes } = reading;
    reading = startReading();
    answered?.resolve({ status, start, bytes });
  });
  socket.on("error", fail);
  socket.on("close", () => fail(new Error(`${target.url} closed the connection`)));
  return {
    ask: () =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => void socket.destroy(),
  };
}

function reach({ hostname, port }: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });
}

function requestOf({ url, headers, body }: HttpTarget): Buffer {
  const { host, pathname } = new URL(url);
  const all = {
    host,
    accept: "application/json",
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`POST ${pathname} HTTP/1.1`, ...lines, "", body].join("\r\n"));
}

interface Reading {
  head: Buffer | null;
  status: number;
  start: string;
  bytes: number;
  /** Bytes of the body still to come; null: it comes in chunks, and ends with an empty one. */
  rest: number | null;
  tail: Buffer;
}

function startReading(): Reading {
  return { head: Buffer.alloc(0), status: 0, start: "", bytes: 0, rest: 0, tail: Buffer.alloc(0) };
}

/** Takes what came; true when the answer is complete. One request is on its way at a time, so nothing follows it. */
function read(reading: Reading, chunk: Buffer): boolean {
  let body = chunk;
  if (reading.head) {
    const all = reading.head.length === 0 ? chunk : Buffer.concat([reading.head, chunk]);
    const end = all.indexOf(headEnd);
    if (end < 0) {
      reading.head = all;
      return false;
    }
    readHead(reading, all.toString("latin1", 0, end));
    body = all.subarray(end + headEnd.length);
  }
  if (reading.start.length < startLength)
    reading.start += body.toString("latin1", 0, startLength - reading.start.length);
  reading.bytes += body.length;
  if (reading.rest !== null) return (reading.rest -= body.length) <= 0;
  reading.tail = Buffer.concat([reading.tail, body]).subarray(-7);
  return reading.tail.toString("latin1") === "\r\n0\r\n\r\n" || body.toString("latin1") === "0\r\n\r\n";
}

function readHead(reading: Reading, head: string): void {
  reading.head = null;
  reading.status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  reading.rest = length === undefined ? null : Number(length);
}
