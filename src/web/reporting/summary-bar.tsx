import { useState } from 'react';
import { useLasting, usePinned } from '../at-work/lasting.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useOnce } from '../later.tsx';
import { Steps, type StepWords } from '../steps/steps.tsx';
import { useStep } from '../steps/use-step.ts';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ActionBar } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { ByHandDialog } from './by-hand-dialog.tsx';
import { useDraft } from './draft.ts';
import { InOneGo } from './in-one-go.tsx';
import { hindrance, offerOf, type SummaryView } from './words.ts';

/** The officer prepares, the leader, another person, signs. */
export function SummaryBar({ view }: { view: SummaryView }) {
  const [preparing, setPreparing] = useState(false);
  const prepare = offerOf(view.offers, 'prepare') ?? offerOf(view.offers, 'amend');
  const [changing, setChanging] = useState(false);
  const others = ['giveBack', 'return', 'accept', 'send'].flatMap((step) => view.offers.filter((offer) => offer.step === step));
  const { offer: asked, gone } = useLasting(prepare ?? null, preparing, view.state.label);
  const began = useOnce(prepare !== undefined || others.length > 0);
  if (!began) return null;
  return (
    <ActionBar state={view.state.label}>
      {prepare ? (
        <Button look={offerOf(view.offers, 'send') ? 'plain' : 'primary'} reason={hindrance(prepare)} onClick={() => setPreparing(true)}>
          {view.state.name === 'prepared' ? '重新编制' : prepare.label}
        </Button>
      ) : null}
      <InOneGo view={view} />
      {view.byHandOpen && view.lines.length > 0 ? <Button onClick={() => setChanging(true)}>手工更改</Button> : null}
      <Steps kind="summaries" of={{ ...view, name: `${view.period}汇总表` }} offers={others} words={wordsFor(view)} />
      {preparing && asked ? (
        <PrepareDialog view={view} step={asked.step === 'amend' ? 'amend' : 'prepare'} gone={gone} onClose={() => setPreparing(false)} />
      ) : null}
      {changing ? <ByHandDialog view={view} onClose={() => setChanging(false)} /> : null}
    </ActionBar>
  );
}

const wordsFor = (view: SummaryView): Readonly<Record<string, StepWords<'summaries'>>> => ({
  giveBack: {
    look: 'plain',
    act: () => '退回',
    says: <p>数据重新随平台报送更新；经办人重新编制后再送您签发。平台和{view.issuer}看不到退回的意见。</p>,
    done: () => '已退回经办人',
  },
  send: {
    title: `签发${view.period}汇总表？`,
    says: (
      <p>
        签发后报送{view.issuer}，签发的一份不再更改；以后有补报、更正的，另行编制更正表。已报 {view.lines.length} 家，未报{' '}
        {view.missing.length} 家。
        {view.due.pastDue ? `现已逾期 ${view.due.daysLate} 天，系统照收并如实记明。` : ''}
      </p>
    ),
    done: () => `已报送${view.issuer}`,
  },
  accept: {
    title: `接收${view.authority}的汇总表？`,
    says: <p>接收后，所汇总的调度表不再变动；确需更正的，先退回汇总表。有平台补报的，主管部门仍可编制更正表。</p>,
    done: () => '已接收',
  },
  return: { look: 'plain', title: `退回${view.authority}的汇总表`, done: () => '已退回，理由已告知主管部门' },
});

type Props = { view: SummaryView; onClose: () => void };

function PrepareDialog({ view, step, gone, onClose }: Props & { step: 'prepare' | 'amend'; gone: string | null }) {
  const [reason, setReason] = useState(view.returnReason ?? '');
  const { text, write, drop } = useDraft(`summary:${view.id}`, view.overview ?? '');
  const act = useStep('summaries');
  const version = usePinned(view.version, act.error);
  const toast = useToast();
  const missing =
    view.overviewRequired && text.trim() === ''
      ? '年度总结须随第四季度汇总表一并报送，请填写'
      : step === 'amend' && reason.trim() === ''
        ? '请写明更正理由'
        : null;
  const send = () =>
    act.mutate(
      { id: view.id, step, brought: { overview: text, ...(step === 'amend' ? { reason } : {}) }, version },
      {
        onSuccess: () => {
          drop();
          toast('已编制，待分管领导签发');
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      wide
      title={step === 'amend' ? `编制${view.period}汇总表的更正表` : `编制${view.period}汇总表`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={gone ?? missing} busy={act.isPending} onClick={send}>
            编制
          </Button>
        </>
      }
    >
      <p>
        按现有报送固定各行与合计：已报 {view.lines.length} 家
        {view.missing.length > 0 ? `，未报 ${view.missing.length} 家（${view.missing.join('、')}）在表中列明` : ''}。签发之前可以重新编制。
      </p>
      {step === 'amend' && view.changes.length > 0 ? <p>与已签发的一份相比：{view.changes.join('；')}。</p> : null}
      <div className="form">
        {step === 'amend' ? (
          <Field label="更正理由" source="印在更正表上">
            {(ids) => <Textarea {...ids} rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
        ) : null}
        <Field
          label={view.overviewRequired ? '本地示范平台运营及发展情况年度总结' : '说明'}
          source={view.overviewRequired ? '第十五条' : '选填'}
        >
          {(ids) => <Textarea {...ids} rows={10} maxLength={50_000} value={text} onChange={(event) => write(event.target.value)} />}
        </Field>
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Dialog>
  );
}
