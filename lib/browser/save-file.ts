/** Long enough for any browser to begin to save, in milliseconds. */
const KEPT = 60_000;

/** Hands a file to the person, who finds it among their downloads; no permission is needed. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
