/** Room for the first answer; most answers need no more. */
const firstRoom = 1 << 16;
/** Rooms that are kept for the next answers, and how large each may be. */
const mostRooms = 8;
const largestKept = 1 << 20;
/** Bytes an answer may have, whatever was foreseen: lists without pages can be longer than thought. */
const mostBytes = 32 << 20;
/** Below this many bytes a loop is faster than asking for a copy. */
const few = 32;

const head = Buffer.from('{"data":');
const rooms: Buffer[] = [];

/**
 * An answer while it is written, as bytes. Joining 8,000 small texts and turning them into UTF-8 afterwards costs more than
 * all the rest of an answer; bytes that lie ready need only be copied. They are sent from the room they were written in:
 * fresh memory for each answer costs as much again.
 */
export class AnswerBytes {
  #bytes: Buffer = Buffer.alloc(0);
  #end = head.length;

  /** Where the next byte goes. */
  get end(): number {
    return this.#end;
  }

  /** Writes bytes that lie ready. */
  copy(bytes: Buffer): void {
    const { length } = bytes;
    this.#makeRoom(length);
    if (length < few) for (let at = 0; at < length; at++) this.#bytes[this.#end + at] = bytes[at]!;
    else this.#bytes.set(bytes, this.#end);
    this.#end += length;
  }

  /** Writes a text as UTF-8. */
  write(text: string): void {
    const { length } = text;
    this.#makeRoom(length * 3);
    if (length < few && this.#writeAscii(text)) this.#end += length;
    else this.#end += this.#bytes.write(text, this.#end);
  }

  /** Takes back what was written from an earlier end on. */
  cutTo(end: number): void {
    this.#end = end;
  }

  /** What was written from an earlier end on, as bytes of their own. */
  since(end: number): Buffer {
    return Buffer.from(this.#bytes.subarray(end, this.#end));
  }

  /** The whole answer: the data that was written, and behind it what else there is to say, as JSON without its braces. */
  finish(rest: string): Buffer {
    if (rest !== "") this.write(`,${rest}`);
    this.write("}");
    this.#bytes.set(head);
    return this.#bytes.subarray(0, this.#end);
  }

  /** Gives the room to the next answer. Only what has been handed to the system may be released. */
  release(): void {
    giveRoom(this.#bytes);
    this.#bytes = Buffer.alloc(0);
  }

  /** For whoever wants the value and not the text, as tests do. */
  toJSON(): unknown {
    return JSON.parse(this.#bytes.toString("utf8", head.length, this.#end));
  }

  /** False when there is another character in it; what was written is then written over. */
  #writeAscii(text: string): boolean {
    const bytes = this.#bytes;
    const end = this.#end;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 0x7f) return false;
      bytes[end + at] = code;
    }
    return true;
  }

  #makeRoom(length: number): void {
    const needed = this.#end + length;
    if (needed <= this.#bytes.length) return;
    if (needed > mostBytes) throw new AnswerTooLong();
    const before = this.#bytes;
    this.#bytes = takeRoom(Math.max(needed, before.length * 2));
    this.#bytes.set(before.subarray(0, this.#end));
    giveRoom(before);
  }
}

/** The answer has grown beyond every bound; it ends the operation, not a field. */
export class AnswerTooLong extends Error {}

function takeRoom(length: number): Buffer {
  const fits = rooms.findIndex((room) => room.length >= length);
  return rooms.splice(fits, fits < 0 ? 0 : 1)[0] ?? Buffer.allocUnsafeSlow(Math.max(length, firstRoom));
}

function giveRoom(room: Buffer): void {
  if (room.length > 0 && room.length <= largestKept && rooms.length < mostRooms) rooms.push(room);
}
