import type { Case } from '../../../src/rehearsal/apply.ts';
import type { Stage } from '../../../src/rehearsal/stage.ts';

/** Personal data opened for a purpose until the day's measure is full; a leader says no first, then lets it go on. */
export async function openedWhole(stage: Stage, one: Case): Promise<void> {
  const officer = await stage.party(`${one.recommenderKey}-jb`);
  const leader = await stage.party(`${one.recommenderKey}-ld`);
  const at = { params: { id: one.dossierId } };
  const opening = await officer('POST /api/dossiers/{id}/opened', { ...at, body: { file: '5.pdf', purpose: '核对名单' } });
  await officer('GET /api/opened/{id}', { params: { id: opening.id } });
  const measure = () => officer('GET /api/openings');
  for (let { opened, allowed } = await measure(); opened < allowed; { opened, allowed } = await measure())
    await officer('POST /api/dossiers/{id}/reveal', { ...at, body: { path: 'legalMobile', purpose: '核对材料' } });
  for (const granted of [false, true]) {
    const asked = await officer('POST /api/openings', { body: { purpose: '继续核对名单' } });
    await leader('GET /api/openings');
    await leader('POST /api/openings/{id}/answer', { params: { id: asked.id }, body: { granted, word: '请说明用途' } });
  }
}
