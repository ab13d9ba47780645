/** Hands a file to the person, as a download. */
export function saveFile(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it up by then; the memory is given back.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
