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

/** The same of an address of our own that answers with a file. */
export function saveFrom(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
