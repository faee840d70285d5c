import { afterAll, beforeAll } from "vitest";
import { csvOf, fileHeader, fileRow, xlsxOf } from "../support/files.ts";
import { freshProduct, type FreshProduct } from "../support/fresh-product.ts";
import { book, head, mem, minimal, tryUgly, type Ugly } from "../support/ugly-files.ts";
import { workbookParts, xmlRow, zipOf } from "../support/zip.ts";

/** Files nothing of which can be read, through the process that reads apart, as in the product. */
let product: FreshProduct;
beforeAll(async () => {
  product = await freshProduct();
});
afterAll(() => product.close());

const utf16 = (text: string, bigEndian = false): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};

const whole: readonly Ugly[] = [
  { name: "nothing at all", file: "", problems: ["FILE_EMPTY"] },
  { name: "a byte order mark and nothing", file: "\ufeff", problems: ["FILE_EMPTY"] },
  { name: "empty lines and commas", file: "\n\n,,,\n  , \n", problems: ["FILE_EMPTY"] },
  { name: "a header and nothing below", file: `${fileHeader}\n`, problems: ["FILE_EMPTY"] },
  { name: "no header", file: fileRow(), problems: ["COLUMN_MISSING"] },
  {
    name: "a header without values",
    file: "unit_code,indicator_code,period\nSLA,MEM_TOTAL,2022-05\n",
    problems: ["COLUMN_MISSING"],
  },
  { name: "one column twice", file: `${minimal},value\n${mem},1,2\n`, problems: ["COLUMN_REPEATED"] },
  { name: "one column in two languages", file: `${minimal},Giá trị\n${mem},1,2\n`, problems: ["COLUMN_REPEATED"] },
  { name: "UTF-16, little end first", file: utf16(csvOf(fileRow())), problems: ["FILE_NOT_UTF8"] },
  { name: "UTF-16, big end first", file: utf16(csvOf(fileRow()), true), problems: ["FILE_NOT_UTF8"] },
  { name: "UTF-16 without its mark", file: utf16(csvOf(fileRow())).subarray(2), problems: ["FILE_NOT_UTF8"] },
  {
    name: "Windows-1258",
    file: Buffer.concat([
      Buffer.from(`${fileHeader}\n${mem},ACTUAL,VALUE,1,EXACT,REPORTED,`),
      Buffer.from([0xd0, 0xf5, 0xec]),
      Buffer.from(",,\n"),
    ]),
    problems: ["FILE_NOT_UTF8"],
  },
  { name: "a workbook called CSV", file: xlsxOf([["a"]]), problems: ["FILE_NOT_CSV"] },
  { name: "a CSV called a workbook", file: csvOf(fileRow()), format: "xlsx", problems: ["FILE_NOT_XLSX"] },
  {
    name: "a web page called a workbook",
    file: "<html><table></table></html>",
    format: "xlsx",
    problems: ["FILE_NOT_XLSX"],
  },
  { name: "an empty file called a workbook", file: "", format: "xlsx", problems: ["FILE_NOT_XLSX"] },
  {
    name: "an old .xls",
    file: Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]),
    format: "xlsx",
    problems: ["FILE_OLD_XLS"],
  },
  {
    name: "an old .xls called CSV",
    file: Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]),
    problems: ["FILE_NOT_CSV"],
  },
  {
    name: "a workbook with a password",
    file: Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(600),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]),
    format: "xlsx",
    problems: ["FILE_ENCRYPTED"],
  },
  {
    name: "an archive with encrypted parts",
    file: zipOf(workbookParts(head, [{ name: "xl/x.xml", data: "x", flags: 1 }])),
    format: "xlsx",
    problems: ["FILE_ENCRYPTED"],
  },
  { name: "two letters of an archive", file: "PK", format: "xlsx", problems: ["FILE_BROKEN"] },
  {
    name: "half a workbook",
    file: book(["SLA", "MEM_TOTAL", "2022-05", "1"]).subarray(0, 900),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  {
    name: "a workbook of plain parts with a digit turned",
    file: digitTurned(),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  {
    name: "a workbook with a byte turned",
    file: turned(book(["SLA", "MEM_TOTAL", "2022-05", "1"])),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  {
    name: "an archive that is no workbook",
    file: zipOf([{ name: "a.txt", data: "hello" }]),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  {
    name: "a sheet that ends in the middle of its XML",
    file: zipOf(
      workbookParts("", [
        { name: "xl/worksheets/sheet1.xml", data: `<worksheet><sheetData>${head}<row r="2"><c r="A2"><v>1` },
      ]),
    ),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  {
    name: "a workbook without a sheet",
    file: zipOf(workbookParts("").filter(({ name }) => !name.includes("sheet1"))),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  { name: "a workbook with an empty sheet", file: zipOf(workbookParts("")), format: "xlsx", problems: ["FILE_EMPTY"] },
  { name: "a column too far", file: `${minimal}${",x".repeat(100)}\n`, problems: ["FILE_TOO_MANY_COLUMNS"] },
  { name: "a row too many", file: `${minimal}\n${`${mem},1\n`.repeat(100_001)}`, problems: ["FILE_TOO_MANY_ROWS"] },
];

/** A part that says it unpacks to some megabytes, each below the ratio of a bomb: what is unpacked together counts. */
const unpackingTo = (megabytes: number) =>
  ({ data: Buffer.alloc((megabytes << 20) / 190), stored: true, saysUnpacked: megabytes << 20 }) as const;

const bombs: readonly Ugly[] = [
  {
    name: "a part that unpacks to 400 MB",
    file: zipOf(workbookParts("", [{ name: "xl/big.xml", ...unpackingTo(400) }])),
    format: "xlsx",
    problems: ["FILE_UNPACKS_TOO_LARGE"],
  },
  {
    name: "many parts of 40 MB",
    file: zipOf(
      workbookParts(
        "",
        Array.from({ length: 10 }, (_, n) => ({ name: `xl/${n}.xml`, ...unpackingTo(40) })),
      ),
    ),
    format: "xlsx",
    problems: ["FILE_UNPACKS_TOO_LARGE"],
  },
  {
    name: "a thousand times its size",
    file: zipOf(
      workbookParts("", [{ name: "xl/big.xml", data: Buffer.alloc(20 << 10), stored: true, saysUnpacked: 20 << 20 }]),
    ),
    format: "xlsx",
    problems: ["FILE_UNPACKS_TOO_LARGE"],
  },
  {
    name: "a directory that says the sheet is small",
    file: zipOf(
      workbookParts("", [
        {
          name: "xl/worksheets/sheet1.xml",
          data: `<worksheet><sheetData>${" ".repeat(8 << 20)}</sheetData></worksheet>`,
          saysUnpacked: 1_000,
        },
      ]),
    ),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  {
    name: "a directory that says the texts are small",
    file: zipOf(
      workbookParts(head, [{ name: "xl/sharedStrings.xml", data: Buffer.alloc(8 << 20, " "), saysUnpacked: 1_000 }]),
    ),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  {
    name: "a directory that keeps a size to itself",
    file: zipOf(
      workbookParts("", [{ name: "xl/worksheets/sheet1.xml", data: Buffer.alloc(8 << 20, " "), saysUnpacked: 0 }]),
    ),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  {
    name: "sizes that stand elsewhere",
    file: zipOf(workbookParts("", [{ name: "xl/a.xml", data: "a", saysUnpacked: 0xffffffff }])),
    format: "xlsx",
    problems: ["FILE_UNPACKS_TOO_LARGE"],
  },
  {
    name: "600 parts",
    file: zipOf(
      workbookParts(
        "",
        Array.from({ length: 600 }, (_, n) => ({ name: `xl/${n}.xml`, data: "x" })),
      ),
    ),
    format: "xlsx",
    problems: ["FILE_TOO_MANY_PARTS"],
  },
  {
    name: "more parts than there are",
    file: zipOf(workbookParts(head), { count: 60 }),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  {
    name: "two parts of one name",
    file: zipOf([...workbookParts(head), ...workbookParts("").slice(5)]),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  {
    name: "a part beyond the end",
    file: zipOf(workbookParts(head, [{ name: "xl/a.xml", data: "a", saysPacked: 1 << 20 }])),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  {
    name: "a way of packing nobody knows",
    file: zipOf(workbookParts(head, [{ name: "xl/a.xml", data: "a", saysMethod: 99 }])),
    format: "xlsx",
    problems: ["FILE_BROKEN"],
  },
  {
    name: "entities that grow",
    file: zipOf(
      workbookParts("", [
        {
          name: "xl/worksheets/sheet1.xml",
          data: `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`,
        },
      ]),
    ),
    format: "xlsx",
    problems: ["COLUMN_MISSING"],
  },
];

tryUgly("a file as a whole", whole, () => product);
tryUgly("a file that is made to do harm", bombs, () => product);

/** One byte of the packed sheet is another. */
function turned(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  const place = copy.indexOf("xl/worksheets/sheet1.xml") + 60;
  copy[place] = copy[place]! ^ 0xff;
  return copy;
}

/** A part that is not packed can be another one without anything in it being wrong, but for its checksum. */
function digitTurned(): Buffer {
  const parts = workbookParts(
    head + xmlRow(2, ["SLA", "MEM_TOTAL", "2022-05", { xml: '<c r="REF"><v>41000</v></c>' }]),
  );
  const file = zipOf(parts.map((part) => ({ ...part, stored: true })));
  file.write("91000", file.indexOf("41000"));
  return file;
}
