import { crc32, deflateRawSync } from "node:zlib";

/** A part of an archive, and what its directory says of it where that is not the truth. */
export interface Part {
  readonly name: string;
  readonly data: Buffer | string;
  readonly stored?: boolean;
  readonly saysUnpacked?: number;
  readonly saysPacked?: number;
  readonly saysMethod?: number;
  readonly flags?: number;
}

/** An archive, written byte by byte so that it can lie. */
export function zipOf(parts: readonly Part[], says: { readonly count?: number } = {}): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let place = 0;
  for (const part of parts) {
    const { local, entry } = write(part, place);
    locals.push(local);
    entries.push(entry);
    place += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(says.count ?? parts.length, 8);
  end.writeUInt16LE(says.count ?? parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...locals, directory, end]);
}

function write(part: Part, place: number): { readonly local: Buffer; readonly entry: Buffer } {
  const data = Buffer.from(part.data as string);
  const packed = part.stored ? data : deflateRawSync(data);
  const name = Buffer.from(part.name);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(part.flags ?? 0, 2);
  shared.writeUInt16LE(part.saysMethod ?? (part.stored ? 0 : 8), 4);
  shared.writeUInt32LE(crc32(data), 10);
  shared.writeUInt32LE(part.saysPacked ?? packed.length, 14);
  shared.writeUInt32LE(part.saysUnpacked ?? data.length, 18);
  shared.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("504b0304", "hex"), shared, name, packed]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(place, 10);
  return { local, entry: Buffer.concat([Buffer.from("504b01021400", "hex"), shared, rest, name]) };
}

const type = "http://schemas.openxmlformats.org";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The parts of a workbook of one sheet, given the rows of its XML. `more` replaces parts or adds some. */
export function workbookParts(rows: string, more: readonly Part[] = []): readonly Part[] {
  const book = `${type}/spreadsheetml/2006/main`;
  const relation = `${type}/officeDocument/2006/relationships`;
  const parts: readonly Part[] = [
    {
      name: "[Content_Types].xml",
      data: `${declaration}<Types xmlns="${type}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      data: `${declaration}<Relationships xmlns="${type}/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `${declaration}<workbook xmlns="${book}" xmlns:r="${relation}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `${declaration}<Relationships xmlns="${type}/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: "xl/styles.xml",
      data: `${declaration}<styleSheet xmlns="${book}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
    },
    {
      name: "xl/worksheets/sheet1.xml",
      data: `${declaration}<worksheet xmlns="${book}"><sheetData>${rows}</sheetData></worksheet>`,
    },
  ];
  const replaced = new Set(more.map(({ name }) => name));
  return [...parts.filter(({ name }) => !replaced.has(name)), ...more];
}

/** A row of a sheet: texts inline, anything else as it is given. */
export function xmlRow(row: number, cells: readonly (string | { readonly xml: string })[]): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const inside = cells.map((cell, place) => {
    const ref = `${letters[place]}${row}`;
    return typeof cell === "string"
      ? `<c r="${ref}" t="inlineStr"><is><t>${cell}</t></is></c>`
      : cell.xml.replace("REF", ref);
  });
  return `<row r="${row}">${inside.join("")}</row>`;
}
