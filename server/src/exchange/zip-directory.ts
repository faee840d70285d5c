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
 * Weighs a packed workbook by its directory, before anything is unpacked. Whoever unpacks it holds each part to the size
 * stated here (hucre stops a part that grows beyond it), so a directory that lies is found as well; a size it keeps to
 * itself would not be held, and is refused.
 * Throws FILE_BROKEN, FILE_ENCRYPTED, FILE_TOO_MANY_PARTS or FILE_UNPACKS_TOO_LARGE.
 */
export function weighZip(bytes: Buffer): void {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count === 0xffff || bytes.readUInt32LE(end + 16) === isElsewhere) throw new FileProblem("FILE_TOO_MANY_PARTS");
  if (count > maxParts) throw new FileProblem("FILE_TOO_MANY_PARTS", { parts: String(count), most: String(maxParts) });
  let place = bytes.readUInt32LE(end + 16);
  let total = 0;
  const names = new Set<string>();
  for (let n = 0; n < count; n++) {
    const entry = readEntry(bytes, place);
    // Two parts of one name: which of them is read depends on the reader.
    if (names.has(entry.name)) throw new FileProblem("FILE_BROKEN", { part: entry.name });
    names.add(entry.name);
    total += entry.unpacked;
    if (total > maxUnpackedBytes || isBomb(entry))
      throw new FileProblem("FILE_UNPACKS_TOO_LARGE", { most: String(maxUnpackedBytes >> 20) });
    place = entry.next;
  }
}

interface Entry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly next: number;
}

function readEntry(bytes: Buffer, place: number): Entry {
  if (place + entryLength > bytes.length || bytes.readUInt32LE(place) !== entryMark)
    throw new FileProblem("FILE_BROKEN");
  const [flags, method] = [bytes.readUInt16LE(place + 8), bytes.readUInt16LE(place + 10)];
  const [packed, unpacked] = [bytes.readUInt32LE(place + 20), bytes.readUInt32LE(place + 24)];
  const nameEnd = place + entryLength + bytes.readUInt16LE(place + 28);
  const next = nameEnd + bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32);
  const name = bytes.toString("utf8", place + entryLength, nameEnd).slice(0, 100);
  const local = bytes.readUInt32LE(place + 42);
  if (flags & 1) throw new FileProblem("FILE_ENCRYPTED");
  if (unpacked === isElsewhere || packed === isElsewhere)
    throw new FileProblem("FILE_UNPACKS_TOO_LARGE", { most: String(maxUnpackedBytes >> 20) });
  const isSound =
    (method === 0 || method === 8) &&
    local + packed <= bytes.length &&
    local + 4 <= bytes.length &&
    bytes.readUInt32LE(local) === localMark &&
    (unpacked > 0 || packed <= 2) &&
    (method === 8 || packed === unpacked);
  if (!isSound) throw new FileProblem("FILE_BROKEN", { part: name });
  return { name, packed, unpacked, next };
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
