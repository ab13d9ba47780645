/**
 * Where each part of the form lies that is fetched on demand. A file of its own, so that the form's first load is not longer by the names of all; it is
 * fetched once the form can be typed in.
 */
const all = {
  annex2Back: async () => (await import('./annex2-back.tsx')).Annex2Back,
  annexesDialog: async () => (await import('./annexes-dialog.tsx')).AnnexesDialog,
  carriedAlert: async () => (await import('./look-parts.tsx')).CarriedAlert,
  changesDialog: async () => (await import('./changes-dialog.tsx')).ChangesDialog,
  checksPanel: async () => (await import('./checks-panel.tsx')).ChecksPanel,
  correctionCard: async () => (await import('./correction-card.tsx')).CorrectionCard,
  declaration: async () => (await import('./declaration.tsx')).Declaration,
  earlierDialog: async () => (await import('./earlier-dialog.tsx')).EarlierDialog,
  exchangeDialog: async () => (await import('./exchange-dialog.tsx')).ExchangeDialog,
  importButton: async () => (await import('./import-table.tsx')).ImportButton,
  lookSection: async () => (await import('./look-parts.tsx')).LookSection,
  materialList: async () => (await import('./material-list.tsx')).MaterialList,
  othersHere: async () => (await import('./others-here.tsx')).OthersHere,
  printButton: async () => (await import('../ui/print.tsx')).PrintButton,
  rowsBrought: async () => (await import('./look-parts.tsx')).RowsBrought,
  submitDialog: async () => (await import('./submit-dialog.tsx')).SubmitDialog,
  turnLine: async () => (await import('./turn-line.tsx')).TurnLine,
  withdrawDialog: async () => (await import('./withdraw-dialog.tsx')).WithdrawDialog,
};

type Parts = { [K in keyof typeof all]: Awaited<ReturnType<(typeof all)[K]>> };
export const parts: { readonly [K in keyof Parts]: () => Promise<Parts[K]> } = all;
