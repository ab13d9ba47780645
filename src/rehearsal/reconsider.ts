import type { Case } from './apply.ts';
import type { Stage } from './stage.ts';

const params = (one: Case) => ({ id: one.dossierId });

/** 复核 of a rejection (第四条): the applicant asks, whoever rejected can't decide, a leader without a hand in it sets the decision aside or lets it stand. */
export async function reconsider(stage: Stage, one: Case, { granted, by }: { granted: boolean; by: string }): Promise<void> {
  const applicant = await stage.party(one.login);
  const asking = {
    params: params(one),
    body: { grounds: '服务合同在材料（七）第3至18页，逐家与附件5对应，请复核。' },
  };
  const { id } = await applicant('POST /api/dossiers/{id}/reconsiderations', asking);
  const twice = await applicant.refused('POST /api/dossiers/{id}/reconsiderations', asking);
  stage.check('第四条 同一份通知只能申请一次复核', twice.status === 409 || twice.status === 422);
  const deciding = {
    params: { id, step: 'decide' as const },
    body: {
      granted,
      outcome: granted ? '经核对服务合同原件，与名单相符，理由成立。' : '所述合同没有签订日期，不能证明当年服务，理由不成立。',
    },
  };
  const own = await (await stage.party(`${by}-jb`)).refused('POST /api/reconsiderations/{id}/steps/{step}', deciding);
  stage.check('第四条 作出原决定的人不能自己复核', own.status === 403);
  await (await stage.party(`${by}-ld`))('POST /api/reconsiderations/{id}/steps/{step}', deciding);
  const { reconsiderations } = await applicant('GET /api/dossiers/{id}/reconsiderations', { params: params(one) });
  const decided = reconsiderations.find((each) => each.id === id);
  stage.check(
    '第四条 复核决定和理由，申报单位看得到',
    decided?.outcome === deciding.body.outcome && decided.state.name === (granted ? 'granted' : 'kept'),
  );
  const { state } = await applicant('GET /api/dossiers/{id}', { params: params(one) });
  stage.check(
    granted ? '第四条 复核撤销不予受理的，回到已推荐' : '第四条 复核维持的，仍为不予受理',
    state.name === (granted ? 'recommended' : 'rejected'),
  );
}
