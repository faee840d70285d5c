import { createServer, connect, type AddressInfo, type Server, type Socket } from "node:net";

/**
 * What becomes of one COMMIT between the server and PostgreSQL:
 * - CUT_BEFORE: the line is cut, PostgreSQL never hears of it;
 * - CUT_AT_ONCE: it is sent on and the line is cut in the same moment;
 * - CUT_AFTER: PostgreSQL has committed, its answer is thrown away and the line is cut;
 * - HANG_AFTER: the same, and the line stays as it is, mute;
 * - HANG_BEFORE: it is swallowed, and both sides wait.
 */
export const commitFaults = ["CUT_BEFORE", "CUT_AT_ONCE", "CUT_AFTER", "HANG_AFTER", "HANG_BEFORE"] as const;
export type CommitFault = (typeof commitFaults)[number];

/** A TCP proxy before a PostgreSQL that reads just enough of its protocol to know a COMMIT. */
export class FaultProxy {
  readonly #server: Server;
  readonly #target: { readonly host: string; readonly port: number };
  readonly #sockets = new Set<Socket>();
  #next: CommitFault | null = null;
  #diesNext = false;
  #isDead = false;
  /** COMMITs that came by. */
  commits = 0;

  private constructor(target: { readonly host: string; readonly port: number }) {
    this.#target = target;
    this.#server = createServer((client) => this.#serve(client));
  }

  /** Listens on a free port; the second value is the address of the database through it. */
  static async before(databaseUrl: string): Promise<{ readonly proxy: FaultProxy; readonly url: string }> {
    const url = new URL(databaseUrl);
    const proxy = new FaultProxy({ host: url.hostname, port: Number(url.port) });
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    url.port = String((proxy.#server.address() as AddressInfo).port);
    return { proxy, url: url.href };
  }

  /** The next COMMIT, whoever sends it, meets this. */
  arm(fault: CommitFault): void {
    this.#next = fault;
  }

  /** The same, and every line is cut with that one, and every new one, until it is revived. */
  armToDie(fault: CommitFault): void {
    this.arm(fault);
    this.#diesNext = true;
  }

  revive(): void {
    this.#isDead = false;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(client: Socket): void {
    this.#keep(client);
    if (this.#isDead) return void client.destroy();
    const server = this.#keep(connect(this.#target));
    let isMute = false;
    let isCutByAnswer = false;
    const cut = (): void => {
      for (const socket of this.#isDead ? [...this.#sockets] : [client, server]) socket.destroy();
    };
    server.on("data", (bytes) => {
      if (isCutByAnswer) cut();
      else if (!isMute) client.write(bytes);
    });
    server.once("close", () => client.destroy());
    let isHeld = false;
    client.once("close", () => isHeld || server.destroy());
    const read = messageReader((message, isCommit) => {
      const fault = isCommit ? this.#take() : null;
      if (fault === "CUT_BEFORE") return cut();
      if (fault === "HANG_BEFORE") {
        isHeld = true;
        return;
      }
      server.write(message);
      if (fault === "CUT_AT_ONCE") cut();
      isMute ||= fault === "HANG_AFTER";
      isCutByAnswer ||= fault === "CUT_AFTER";
    });
    client.on("data", read);
  }

  #take(): CommitFault | null {
    this.commits++;
    const fault = this.#next;
    this.#next = null;
    this.#isDead ||= this.#diesNext;
    this.#diesNext = false;
    return fault;
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.setNoDelay(); // or every question waits for an acknowledgement
    socket.on("error", () => undefined); // "close" follows
    socket.once("close", () => this.#sockets.delete(socket));
    return socket;
  }
}

/**
 * Cuts what a client sends into messages: the first is a length and a body, every other one a letter before them. A COMMIT
 * is a simple query (Q) of that one word.
 */
function messageReader(read: (message: Buffer, isCommit: boolean) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0);
  let hasStarted = false;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const head = hasStarted ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readUInt32BE(head);
      if (rest.length < length) return;
      const message = rest.subarray(0, length);
      rest = rest.subarray(length);
      read(message, hasStarted && message[0] === Q && message.toString("latin1", 5, length - 1) === "commit");
      hasStarted = true;
    }
  };
}

const Q = "Q".charCodeAt(0);
