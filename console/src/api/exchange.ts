import {
  fileFormats,
  fileTypes,
  type FileFormat,
  type ImportLine,
  type ImportOutcome,
  type NumberSpelling,
} from "@bangvang/schema/exchange";
import type { ChangeSetMode } from "@bangvang/schema/change-set";
import { asErrorCode } from "./error-codes.ts";
import { failureOf, RequestError, send } from "./post.ts";

export type ImportProgress = Extract<ImportLine, { readonly kind: "PROGRESS" }>;

/** A file to import, and how. */
export interface ImportRequest {
  readonly id: string;
  readonly file: File;
  readonly format: FileFormat;
  readonly dryRun: boolean;
  readonly mode: ChangeSetMode;
  readonly because: string;
  readonly withoutBase: boolean;
  readonly numbers: NumberSpelling;
  readonly reason: string;
}

/** The format a file says it has by its name; null for any other. */
export function formatOfFile({ name }: File): FileFormat | null {
  return fileFormats.find((format) => name.toLowerCase().endsWith(`.${format}`)) ?? null;
}

/** Sends a file, tells each step, and gives what became of it. Throws RequestError, and AbortError when it was cancelled. */
export async function importFile(
  request: ImportRequest,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportOutcome> {
  const { id, file, format, dryRun, mode, because, withoutBase, numbers, reason } = request;
  const query = new URLSearchParams({ id, mode, numbers, reason });
  if (dryRun) query.set("dryRun", "1");
  if (withoutBase) query.set("withoutBase", "1");
  if (because.trim() !== "") query.set("because", because.trim());
  const response = await send(`/console/import?${query.toString()}`, {
    method: "POST",
    headers: { "content-type": fileTypes[format] },
    body: file,
    signal,
  });
  if (!response.ok || !response.body) throw await failureOf(response);
  for await (const line of linesOf(response.body)) {
    if (line.kind === "PROGRESS") onProgress(line);
    else if (line.kind === "OUTCOME") return line.outcome;
    else throw new RequestError(asErrorCode(line.code), line.message, line.requestId);
  }
  throw new RequestError("NETWORK", "the answer broke off");
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ImportLine> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch(lost);
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as ImportLine;
  }
}

function lost(cause: unknown): never {
  if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
  throw new RequestError("NETWORK", String(cause));
}

/** What an export is narrowed by; empty lists narrow nothing. */
export interface ExportRequest {
  readonly unit: readonly string[];
  readonly indicator: readonly string[];
  readonly family: readonly string[];
  readonly year: readonly string[];
  readonly kind: readonly string[];
}

/** The address of a file of figures. The mark lets Excel know that a CSV is in UTF-8. */
export function exportAddress(format: FileFormat, request: ExportRequest, language: "vi" | "en"): string {
  const query = new URLSearchParams({ lang: language, ...(format === "csv" ? { bom: "1" } : {}) });
  for (const [name, values] of Object.entries(request) as [string, readonly string[]][])
    if (values.length > 0) query.set(name, values.join(","));
  return `/export.${format}?${query.toString().replaceAll("%2C", ",")}`;
}

/** Asks whether an export would be answered, without having it made. Throws RequestError. */
export async function tryExport(address: string): Promise<void> {
  const response = await send(address, { method: "HEAD" });
  if (!response.ok) throw await failureOf(response);
}
