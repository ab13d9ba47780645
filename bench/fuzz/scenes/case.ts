import { type Case, prepare, submit } from '../../../src/rehearsal/apply.ts';
import type { Player } from '../../../src/rehearsal/cast.ts';
import type { Caller } from '../../../src/rehearsal/client.ts';
import { drawSample, interviewAll, recommend, review } from '../../../src/rehearsal/recommend.ts';
import { expertsReview, takeIn } from '../../../src/rehearsal/review.ts';
import type { Stage } from '../../../src/rehearsal/stage.ts';
import type { Round } from './draft.ts';

/** Draft to the end of the experts' review, or to where its fate takes it; every route of the way, a paper of each kind. */
export async function throughReview(stage: Stage, round: Round, player: Player): Promise<Case | null> {
  const one = await submit(stage, await prepare(stage, round, player));
  const at = { params: { id: one.dossierId } };
  const officer = await stage.party(`${one.recommenderKey}-jb`);
  const clerk = await stage.party(one.login);
  if (one.fate === 'withdrawn') {
    await clerk('POST /api/dossiers/{id}/withdraw', { ...at, body: {} });
    return null;
  }
  if ((await review(stage, one)) === 'declined') return null;
  await drawSample(stage, one);
  const { rows } = await officer('GET /api/dossiers/{id}/sample', at);
  await officer('POST /api/dossiers/{id}/sample/{rowId}/link', { params: { ...at.params, rowId: rows[0]?.rowId as string } });
  await officer('POST /api/dossiers/{id}/sample/print', { ...at, body: { purpose: '电话测评' } });
  await unreached(officer, { ...at.params, rowId: rows[2]?.rowId as string });
  await interviewAll(stage, one);
  await givenBack(stage, one);
  await recommend(stage, one);
  await officer('GET /api/dossiers/{id}/annexes/1.pdf', at);
  await officer('GET /api/dossiers/{id}/annexes/1.docx', at);
  if ((await takeIn(stage, one)) === 'rejected') {
    await clerk('GET /api/dossiers/{id}/decision.pdf', at);
    return null;
  }
  await expertsReview(stage, one);
  return one;
}

/** Nobody answers, then the number turns out to be none, and the next of the order comes in. */
async function unreached(officer: Caller, params: { id: string; rowId: string }): Promise<void> {
  const { draw } = await officer('GET /api/dossiers/{id}/sample', { params: { id: params.id } });
  const attempt = (minute: number, disposition: '无人接听' | '空号') => ({
    at: new Date(Date.parse(draw?.drawnAt ?? '') + minute * 60_000).toISOString(),
    method: 2,
    disposition,
  });
  await officer('POST /api/dossiers/{id}/sample/{rowId}/attempts', { params, body: attempt(0, '无人接听') });
  await officer('POST /api/dossiers/{id}/sample/{rowId}/replace', { params, body: { reason: '空号', attempt: attempt(2, '空号') } });
}

async function givenBack(stage: Stage, one: Case): Promise<void> {
  const at = { params: { id: one.dossierId } };
  const officer = await stage.party(`${one.recommenderKey}-jb`);
  const { version } = await officer('GET /api/dossiers/{id}/recommendation', at);
  const texts = { influence: '影响', demonstration: '示范', opinion: '同意推荐' };
  await officer('PUT /api/dossiers/{id}/recommendation', { ...at, body: { ...texts, version } });
  const leader = await stage.party(`${one.recommenderKey}-ld`);
  await leader('POST /api/dossiers/{id}/give-back', { ...at, body: { reason: '请写明测评情况' } });
}
