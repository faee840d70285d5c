/** Has the browser save what stands at an address of this server. */
export function download(address: string, name = ""): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Has the browser save a text as a CSV file. */
export function downloadText(text: string, name: string): void {
  downloadBlob(new Blob([text], { type: "text/csv;charset=utf-8" }), name);
}

/** Has the browser save bytes that were made here. */
export function downloadBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  download(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
