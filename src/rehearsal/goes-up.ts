import type { Stage } from './stage.ts';

/** What a city recognised goes up on that (第六条（七）): the form says it by itself, it is met, and no copy of a document is asked for. */
export async function goesUp(stage: Stage, dossierId: string, login: string): Promise<boolean> {
  const clerk = await stage.party(login);
  const { below, missing, verdicts } = await clerk('GET /api/dossiers/{id}/checks', { params: { id: dossierId } });
  if (below === null) return false;
  stage.check(
    '第六条（七）市级认定的自动写明，不用再传文件',
    missing.every(({ key }) => key !== 'm9'),
  );
  stage.check('第六条（七）市级认定的，符合', verdicts.find(({ id }) => id === '6.7')?.status === 'met');
  stage.note('凭市级认定申报省级', 1);
  return true;
}
