import type { Quarantine, ScanState } from '../acts/dossier/scan-port.ts';
import { referredTo } from './file-references.ts';
import type { Tx } from './transaction.ts';

export const quarantineIn = (tx: Tx): Quarantine => ({
  async of(hashes) {
    if (hashes.length === 0) return new Map();
    const files = await tx.selectFrom('file').select(['hash', 'scanState', 'scanFound']).where('hash', 'in', hashes).execute();
    return new Map(files.map(({ hash, scanState, scanFound }) => [hash, { state: scanState as ScanState, found: scanFound }]));
  },
  set: async (hash, { state, found }, at) =>
    void (await tx.updateTable('file').set({ scanState: state, scanFound: found, scannedAt: at }).where('hash', '=', hash).execute()),
  referredTo: (hashes) => referredTo(tx, hashes),
  materialsWith: (hash) =>
    tx
      .selectFrom('material')
      .select(['dossierId', 'name', 'addedBy'])
      .where('fileHash', '=', hash)
      .where('removedAt', 'is', null)
      .execute(),
  waiting: async (most) =>
    (await tx.selectFrom('file').select('hash').where('scanState', '=', 'quarantined').orderBy('createdAt').limit(most).execute()).map(
      ({ hash }) => hash,
    ),
});
