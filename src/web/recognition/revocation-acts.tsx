import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { offerOf } from '../reporting/words.ts';
import { Steps, type StepWords } from '../steps/steps.tsx';
import { useStep } from '../steps/use-step.ts';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { AddEvidence } from './revocation-files.tsx';

export type Revocation = AnswerOf<'GET /api/revocations'>['revocations'][number];
type Props = { one: Revocation };

/** The next steps of a case, as the server offers them; facts and evidence are written where they stand. */
export function RevocationActs({ one }: Props) {
  const offers = one.offers.filter(({ step }) => step !== 'describe' && step !== 'attach');
  return (
    <>
      {offerOf(one.offers, 'describe') ? <Describe one={one} /> : null}
      {offerOf(one.offers, 'attach') ? <AddEvidence one={one} /> : null}
      <div className="row">
        <Steps kind="revocations" of={{ ...one, name: one.platform }} offers={offers} words={wordsFor(one)} />
      </div>
    </>
  );
}

const wordsFor = (one: Revocation): Readonly<Record<string, StepWords<'revocations'>>> => ({
  verify: {
    look: 'plain',
    title: '确认查证属实？',
    says: <p>确认后告知“{one.platform}”查看事实与证据，并提出陈述、申辩；事实与证据不再更改（第十二条）。</p>,
    done: () => '已确认查证属实',
  },
  state: { title: '陈述、申辩', act: () => '提交', done: () => '陈述、申辩意见已提交' },
  giveBack: {
    look: 'plain',
    act: () => '退回',
    says: (
      <p>
        经办人补充并保存事实与证据、重新确认查证属实后，重新听取平台陈述、申辩，再送您决定。退回的意见平台看不到；已提出的陈述、申辩仍在案。
      </p>
    ),
    done: () => '已退回经办人',
  },
  publish: {
    look: 'primary',
    says: <p>撤销公告写明平台、证书编号、所违反的规定、文书和撤销日期，不含案情和陈述；发布后任何人可以查看、下载（第十二条）。</p>,
    done: () => '撤销公告已发布',
  },
  decide: {
    title: `决定：${one.platform}`,
    act: ({ revoke }) => (revoke === false ? '不予撤销' : '撤销称号'),
    says: <p>撤销即时生效：证书查询页当即显示“已撤销”，并告知平台和所在地主管部门（第十二条）。</p>,
    labels: { reports: `尚未报送的${one.openReports.join('、')}` },
    leaves: ({ revoke }) => (revoke === true && one.openReports.length > 0 ? [] : ['reports']),
    done: ({ revoke }) => (revoke === true ? '已撤销，证书同时失效' : '已结案，保留称号'),
  },
});

function Describe({ one }: Props) {
  const [form, setForm] = useState({ facts: one.facts, evidence: one.evidence });
  const act = useStep('revocations');
  const toast = useToast();
  // After a leader's word saving is the officers' answer to it, changed or not.
  const same = one.givenBackReason === null && form.facts === one.facts && form.evidence === one.evidence;
  const save = () =>
    act.mutate({ id: one.id, step: 'describe', brought: form, version: one.version }, { onSuccess: () => toast('已保存事实与证据') });
  return (
    <>
      <div className="form">
        <Field label="查明的事实" span={6}>
          {(ids) => (
            <Textarea
              {...ids}
              rows={4}
              maxLength={10_000}
              value={form.facts}
              onChange={(event) => setForm({ ...form, facts: event.target.value })}
            />
          )}
        </Field>
        <Field label="证据目录" span={6} hint="各份证据文件证明什么">
          {(ids) => (
            <Textarea
              {...ids}
              rows={4}
              maxLength={10_000}
              value={form.evidence}
              onChange={(event) => setForm({ ...form, evidence: event.target.value })}
            />
          )}
        </Field>
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="row">
        <Button small busy={act.isPending} reason={same ? '没有改动' : null} reasonAt="hidden" onClick={save}>
          保存事实与证据
        </Button>
      </div>
    </>
  );
}
