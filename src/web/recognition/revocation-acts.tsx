import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import type { Kept } from '../form/kept.ts';
import { KeptHere } from '../form/kept-here.tsx';
import { useTyped } from '../form/typed.ts';
import { offerOf } from '../reporting/words.ts';
import { Steps, type StepWords } from '../steps/steps.tsx';
import { useStep } from '../steps/use-step.ts';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { AddEvidence } from './revocation-files.tsx';
import { missingOf, type TypedViolation, ViolationFields } from './violation-fields.tsx';

export type Revocation = AnswerOf<'GET /api/revocations'>['revocations'][number];
type Props = { one: Revocation };

/** The next steps of a case, as the server offers them; facts and evidence are written where they stand. */
export function RevocationActs({ one }: Props) {
  const offers = one.offers.filter(({ step }) => step !== 'describe' && step !== 'attach');
  return (
    <>
      {offerOf(one.offers, 'describe') ? (
        <KeptHere place={`revocation:${one.id}`}>{(kept) => <Describe one={one} kept={kept} />}</KeptHere>
      ) : null}
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

type Described = TypedViolation & { readonly facts: string; readonly evidence: string };

/** Facts and evidence as they are written, with what the case rests on: one from before may have none yet, and is not verified without. */
export function Describe({ one, kept }: Props & { kept: Kept }) {
  const act = useStep('revocations');
  const { typed, over, put, drop } = useTyped<Described>(kept, one.version, act.error);
  const toast = useToast();
  const stands = describedIn(one);
  const form = { ...stands, ...typed };
  const { facts, evidence, ...violation } = form;
  const { kind, documentOn, article, ...basis } = violation;
  // After a leader's word saving is the officers' answer to it, changed or not.
  const same = one.givenBackReason === null && keysOf(form).every((key) => form[key] === stands[key]);
  const rests = kind === '' ? {} : { ...basis, basisKind: kind, law: article, ...(documentOn === '' ? {} : { documentOn }) };
  const save = () =>
    act.mutate(
      { id: one.id, step: 'describe', brought: { facts, evidence, ...rests }, version: over },
      {
        onSuccess: () => {
          drop();
          toast('已保存事实与证据');
        },
      },
    );
  const text = (key: 'facts' | 'evidence', label: string, hint?: string) => (
    <Field label={label} span={6} hint={hint}>
      {(ids) => (
        <Textarea {...ids} rows={4} maxLength={10_000} value={form[key]} onChange={(event) => put({ [key]: event.target.value })} />
      )}
    </Field>
  );
  return (
    <>
      <div className="form">
        <ViolationFields typed={violation} onType={put} />
        {text('facts', '查明的事实')}
        {text('evidence', '证据目录', '各份证据文件证明什么')}
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="row">
        <Button
          small
          busy={act.isPending}
          reason={same ? '没有改动' : kind === '' ? null : missingOf(violation)}
          reasonAt={same ? 'hidden' : 'after'}
          onClick={save}
        >
          保存事实与证据
        </Button>
      </div>
    </>
  );
}

const describedIn = ({ facts, evidence, basisKind, body, documentNumber, documentOn, article, place }: Revocation): Described => ({
  ...{ facts, evidence, kind: basisKind ?? '', body, documentNumber, documentOn: documentOn ?? '', article, place },
});
const keysOf = (form: Described) => Object.keys(form) as (keyof Described)[];
