import { demoCreditCode } from '../../../src/rehearsal/directory.ts';
import type { Stage } from '../../../src/rehearsal/stage.ts';

/** Platforms recognised before the system came (第十九条): a list entered, given back and confirmed; one corrected by two, and both taken out again. */
export async function earlierPlatforms(stage: Stage, n: number): Promise<void> {
  const officer = await stage.party('sheng-jb');
  const leader = await stage.party('sheng-ld');
  const rows = [1, 2].map((i) => ({
    ...{
      name: `赣江${['一', '二'][i - 1]}号老平台${['甲', '乙'][n - 1]}有限公司`,
      creditCode: demoCreditCode(800 + 10 * n + i),
      city: '南昌市',
    },
    ...{ functions: '信息查询、创业辅导', certificateNumber: `旧${n}-${i}`, documentNumber: '赣工信企业字〔2024〕15号' },
    ...{ validFrom: '2024-05-10', validTo: '2027-05-09' },
  }));
  await officer('POST /api/earlier-platforms', { body: { rows, source: '名单.xlsx' } });
  const entered = async () =>
    (await leader('GET /api/earlier-platforms')).rows.filter((row) => row.certificateNumber.startsWith(`旧${n}-`));
  const step = (by: typeof officer, id: string, name: 'giveBack' | 'correct' | 'amend' | 'agree' | 'annul' | 'strike', body: object) =>
    by('POST /api/earlier-platforms/{id}/steps/{step}', { params: { id, step: name }, body });
  const [first] = await entered();
  const id = first?.id ?? '';
  await step(leader, id, 'giveBack', { word: '文号请核对' });
  await step(officer, id, 'correct', { documentNumber: '赣工信企业字〔2024〕16号' });
  const of = (await entered()).map((row) => ({ id: row.id, version: row.version }));
  await leader('POST /api/earlier-platforms/confirm', { body: { of } });
  await step(officer, id, 'amend', { validFrom: '2024-06-01', validTo: '2027-05-31', reason: '认定日期看错' });
  await step(leader, id, 'agree', {});
  for (const one of of) {
    await step(officer, one.id, 'annul', { reason: '不是省级认定' });
    await step(leader, one.id, 'strike', {});
  }
}

/** A question about a sentence (第十八条): answered, given back, signed and published; another answer takes its place, and is ended by two. */
export async function interpretations(stage: Stage): Promise<void> {
  const city = await stage.party('nanchang-jb');
  const officer = await stage.party('sheng-jb');
  const leader = await stage.party('sheng-ld');
  const { sentences, edition } = await city('GET /api/interpretations/sentences', { query: {} });
  const asked = { edition, sentence: sentences[0]?.id ?? '', question: '这一句如何适用？' };
  const ask = async () => (await city('POST /api/interpretations', { body: asked })).id;
  const step = (
    by: typeof officer,
    id: string,
    name: 'retract' | 'decline' | 'answer' | 'giveBack' | 'sign' | 'proposeEnd' | 'keep' | 'end',
    body: object,
  ) => by('POST /api/interpretations/{id}/steps/{step}', { params: { id, step: name }, body });
  await step(city, await ask(), 'retract', {});
  await step(officer, await ask(), 'decline', { word: '条文已经写明' });
  const id = await ask();
  const answer = { answer: '按条文的字面适用。', from: '2026-07-01' };
  await step(officer, id, 'answer', answer);
  await step(leader, id, 'giveBack', { word: '请写明依据' });
  await step(officer, id, 'answer', answer);
  await step(leader, id, 'sign', {});
  await stage.anyone('GET /api/interpretations');
  const { interpretations: own } = await officer('GET /api/interpretations/own');
  const number = own.find((one) => one.id === id)?.number ?? '';
  const later = await ask();
  await step(officer, later, 'answer', { ...answer, replaces: number });
  await step(leader, later, 'sign', {});
  await step(officer, later, 'proposeEnd', { reason: '办法已修订' });
  await step(leader, later, 'keep', {});
  await step(officer, later, 'proposeEnd', { reason: '办法已修订，不再适用' });
  await step(leader, later, 'end', {});
}
