import { crc32, inflateRawSync } from "node:zlib";
import { FileProblem } from "./file-problem.ts";
import { maxParts, maxRatio, maxUnpackedBytes, smallPart } from "./limits.ts";

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endLength = 22;
const entryLength = 46;
const longestComment = 0xffff;
const isElsewhere = 0xffffffff;

/**
 * Weighs a packed workbook by its directory before anything is unpacked, then unpacks each part within the size stated
 * there and holds it against its checksum: the reader behind it passes over both. So neither a directory that lies nor a
 * file that was cut or turned on its way comes further than this.
 * Throws FILE_BROKEN, FILE_ENCRYPTED, FILE_TOO_MANY_PARTS or FILE_UNPACKS_TOO_LARGE.
 */
export function weighZip(bytes: Buffer): void {
  const entries = readEntries(bytes);
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (total > maxUnpackedBytes || entries.some(isBomb)) throw tooLarge();
  // Two parts of one name: which of them is read depends on the reader.
  if (new Set(entries.map(({ name }) => name)).size < entries.length) throw new FileProblem("FILE_BROKEN");
  for (const entry of entries) if (!isWhole(entry, bytes)) throw new FileProblem("FILE_BROKEN", { part: entry.name });
}

function readEntries(bytes: Buffer): readonly Entry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > maxParts) throw new FileProblem("FILE_TOO_MANY_PARTS", { parts: String(count), most: String(maxParts) });
  let place = bytes.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    const entry = readEntry(bytes, place);
    place = entry.next;
    return entry;
  });
}

function isWhole({ name, method, data, unpacked, checksum }: Entry, bytes: Buffer): boolean {
  const packed = bytes.subarray(data.from, data.to);
  const part = method === 0 ? packed : inflated(packed, unpacked);
  if (!part || part.length !== unpacked || crc32(part) !== checksum) return false;
  // The reader takes a sheet that ends in the middle for a shorter one.
  return (
    !/^xl\/worksheets\/[^/]+\.xml$/.test(name) ||
    /<\/(\w+:)?worksheet>\s*$/.test(part.toString("latin1", part.length - 100))
  );
}

function inflated(packed: Buffer, most: number): Buffer | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) });
  } catch {
    return null; // cut, turned, or more than was stated
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly checksum: number;
  readonly data: { readonly from: number; readonly to: number };
  readonly next: number;
}

function readEntry(bytes: Buffer, place: number): Entry {
  if (place + entryLength > bytes.length || bytes.readUInt32LE(place) !== entryMark)
    throw new FileProblem("FILE_BROKEN");
  if (bytes.readUInt16LE(place + 8) & 1) throw new FileProblem("FILE_ENCRYPTED");
  const method = bytes.readUInt16LE(place + 10);
  const [packed, unpacked] = [bytes.readUInt32LE(place + 20), bytes.readUInt32LE(place + 24)];
  const nameEnd = place + entryLength + bytes.readUInt16LE(place + 28);
  const next = nameEnd + bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32);
  const name = bytes.toString("utf8", place + entryLength, nameEnd).slice(0, 100);
  // A size that does not fit its place stands elsewhere: such a part is larger than all a file may be.
  if (unpacked === isElsewhere || packed === isElsewhere) throw tooLarge();
  const from = dataOf(bytes, bytes.readUInt32LE(place + 42), name);
  if (from + packed > bytes.length || (method !== 0 && method !== 8))
    throw new FileProblem("FILE_BROKEN", { part: name });
  const checksum = bytes.readUInt32LE(place + 16);
  return { name, method, packed, unpacked, checksum, data: { from, to: from + packed }, next };
}

/** Where the bytes of a part begin: behind its own header, whose name and extras have lengths of their own. */
function dataOf(bytes: Buffer, local: number, name: string): number {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== localMark)
    throw new FileProblem("FILE_BROKEN", { part: name });
  return local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
}

function tooLarge(): FileProblem {
  return new FileProblem("FILE_UNPACKS_TOO_LARGE", { most: String(maxUnpackedBytes >> 20) });
}

function isBomb({ packed, unpacked }: Entry): boolean {
  return unpacked > smallPart && unpacked > packed * maxRatio;
}

/** The end of the directory stands last, before a comment of at most 64 KiB. */
function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endLength - longestComment);
  for (let place = bytes.length - endLength; place >= first; place--)
    if (bytes.readUInt32LE(place) === endMark) return place;
  throw new FileProblem("FILE_BROKEN");
}
