/** A paper shown in the page. */
export const pdf = (bytes: Uint8Array, name: string) => ({ bytes, name, mediaType: 'application/pdf', shown: 'inline' as const });

/** A workbook to save. */
export const xlsx = (bytes: Uint8Array, name: string) => ({
  bytes,
  name,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  shown: 'attachment' as const,
});
