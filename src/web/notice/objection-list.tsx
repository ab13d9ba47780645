import { useState } from 'react';
import { type AnswerOf, call, problemIn } from '../client.ts';
import { useOpening } from '../disclosure/opening.tsx';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, Textarea } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Card, Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';

type Objection = AnswerOf<'GET /api/objections'>['objections'][number];

const looks = {
  open: { tone: 'red', label: '待查证' },
  upheld: { tone: 'amber', label: '异议成立' },
  dismissed: { tone: 'green', label: '异议不成立' },
} as const;

/** Objections to a notice, or all of them; who objects stays masked until somebody needs it (第八条（五）). */
export function ObjectionList({ noticeId }: { noticeId?: string }) {
  const read = useRead('GET /api/objections');
  return (
    <Loaded read={read}>
      {({ objections }) => {
        const lines = objections.filter((one) => noticeId === undefined || one.noticeId === noticeId);
        if (lines.length === 0)
          return (
            <Card title="公示异议">
              <Empty title="没有异议">公示期内任何人可以实名提出，提出后在这里查证。</Empty>
            </Card>
          );
        return (
          <>
            {lines.map((one) => (
              <ObjectionCard key={one.id} objection={one} />
            ))}
          </>
        );
      }}
    </Loaded>
  );
}

/** More than one from one address: told, never counted against the objection itself (an office shares an address). */
const many = ({ nthFromSource }: Objection): boolean => nthFromSource !== null && nthFromSource > 1;

function ObjectionCard({ objection: one }: { objection: Objection }) {
  const officer = hasRole(useSession(), 'officer');
  const [deciding, setDeciding] = useState(false);
  const [shown, setShown] = useState<Opened | null>(null);
  const open = useOpening();
  const { tone, label } = looks[one.state];
  const show = () =>
    void open({
      title: '显示异议人、联系方式和文中号码',
      act: '显示',
      work: async (purpose) => setShown(await call('POST /api/objections/{id}/reveal', { params: { id: one.id }, body: { purpose } })),
    });
  return (
    <Card title={`对“${one.applicant}”的异议`} aside={<Badge tone={tone}>{label}</Badge>}>
      <Kv
        items={[
          ['查询号', one.trackingNumber],
          ['收到', dateAndTime(one.filedAt)],
          ...(many(one) ? ([['来源', `同一网络地址一小时内就本公示提出的第 ${one.nthFromSource} 件`]] as const) : []),
          ['提出人', <Objector key="who" objection={{ ...one, ...shown }} onShow={officer && shown === null ? show : null} />],
          ['异议内容', (shown ?? one).content],
          ['证据或线索', (shown ?? one).evidence],
          ...(one.outcome === null ? [] : ([['处理结果', one.outcome]] as const)),
        ]}
      />
      {officer && one.state === 'open' ? (
        <Button look="primary" onClick={() => setDeciding(true)}>
          办结异议
        </Button>
      ) : null}
      {deciding ? <DecideDialog objection={one} onClose={() => setDeciding(false)} /> : null}
    </Card>
  );
}

type Opened = AnswerOf<'POST /api/objections/{id}/reveal'>;

/** Masked; shown on purpose, which stands in the journal. */
function Objector({ objection, onShow }: { objection: Objection; onShow: (() => void) | null }) {
  const { byUnit, objector, contact } = objection;
  return (
    <>
      {byUnit ? '单位' : '个人'}：{objector}，{contact}{' '}
      {onShow ? (
        <button type="button" className="linkish small" onClick={onShow}>
          显示（记入日志）
        </button>
      ) : null}
    </>
  );
}

function DecideDialog({ objection, onClose }: { objection: Objection; onClose: () => void }) {
  const [upheld, setUpheld] = useState<string[]>([]);
  const [outcome, setOutcome] = useState('');
  const decide = useAct('POST /api/objections/{id}/decide');
  const toast = useToast();
  const reason = upheld.length === 0 ? '请选择是否成立' : outcome.trim().length < 4 ? '请写明查证情况和处理结果' : null;
  const send = () =>
    decide.mutate(
      { params: { id: objection.id }, body: { upheld: upheld[0] === 'yes', outcome } },
      {
        onSuccess: () => {
          toast('异议已办结');
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      title={`办结异议：${objection.applicant}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={reason} busy={decide.isPending} onClick={send}>
            办结
          </Button>
        </>
      }
    >
      <p>处理结果凭查询号公开可查，不要写入提出人的信息。成立的由领导签发不予认定（第八条（五））。</p>
      <div className="form">
        <Field label="查证结论" group>
          {({ id }) => (
            <Choices
              id={id}
              name="upheld"
              chosen={upheld}
              options={[
                { value: 'yes', label: '成立' },
                { value: 'no', label: '不成立' },
              ]}
              onChoose={setUpheld}
            />
          )}
        </Field>
        <Field label="查证情况和处理结果">
          {(ids) => <Textarea {...ids} rows={4} maxLength={4000} value={outcome} onChange={(event) => setOutcome(event.target.value)} />}
        </Field>
      </div>
      {decide.isError ? <ProblemAlert problem={problemIn(decide.error)} /> : null}
    </Dialog>
  );
}
