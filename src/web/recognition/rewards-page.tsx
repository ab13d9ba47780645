import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hindrance, offerOf } from '../reporting/words.ts';
import { hasRole, isKind, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { DateInput, Select } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { AskText } from './ask-text.tsx';
import { CaseLinks, toneOf, usePlatforms } from './cases.tsx';

type Reward = AnswerOf<'GET /api/rewards'>['rewards'][number];

/** 奖励 (第十三条): proposed by an officer, approved by another person, noted when paid. */
export default function RewardsPage() {
  const session = useSession();
  const [proposing, setProposing] = useState(false);
  const [paying, setPaying] = useState<Reward | null>(null);
  const [ending, setEnding] = useState<Reward | null>(null);
  const rewards = useRead('GET /api/rewards');
  const approve = useAct('POST /api/rewards/{id}/approve');
  const toast = useToast();
  const mayPropose = hasRole(session, 'officer') && isKind(session, 'province', 'city');
  const approveOne = (one: Reward) =>
    approve.mutate({ params: { id: one.id }, body: { version: one.version } }, { onSuccess: () => toast('已批准') });
  const acts: Column<Reward> = {
    key: 'acts',
    head: '办理',
    cell: (one) => (
      <Acts
        one={one}
        busy={approve.isPending}
        onApprove={() => approveOne(one)}
        onPay={() => setPaying(one)}
        onEnd={() => setEnding(one)}
      />
    ),
  };
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="奖励"
        meta={['对新认定的示范平台给予奖励（第十三条）']}
        actions={
          <>
            <CaseLinks here="rewards" />
            {mayPropose ? (
              <Button look="primary" onClick={() => setProposing(true)}>
                提出奖励
              </Button>
            ) : null}
          </>
        }
      />
      <Stack>
        {approve.isError ? <ProblemAlert problem={problemIn(approve.error)} /> : null}
        <Card flush>
          <Loaded read={rewards} lines={6}>
            {(data) => (
              <Table
                caption="奖励"
                columns={hasRole(session, 'officer', 'leader') ? [...columns, acts] : columns}
                rows={data.rewards}
                keyOf={(one) => one.id}
                stack
                empty={<Empty title="没有奖励记录">首次认定的平台由经办人提出奖励，分管领导批准后拨付；金额按年度认定工作确定的数。</Empty>}
              />
            )}
          </Loaded>
        </Card>
      </Stack>
      {proposing ? <Propose onClose={() => setProposing(false)} /> : null}
      {ending ? <End one={ending} onClose={() => setEnding(null)} /> : null}
      {paying ? <Pay one={paying} onClose={() => setPaying(null)} /> : null}
    </main>
  );
}

const columns: readonly Column<Reward>[] = [
  { key: 'platform', head: '平台', rowHead: true, cell: (one) => one.platform },
  { key: 'number', head: '证书编号', cell: (one) => one.certificateNumber },
  { key: 'amount', head: '金额（万元）', num: true, cell: (one) => one.amount },
  { key: 'state', head: '状态', cell: (one) => <Badge tone={toneOf(one.state)}>{one.state.label}</Badge> },
  { key: 'paidOn', head: '拨付日期', cell: (one) => one.paidOn ?? '–' },
];

type ActsProps = { one: Reward; busy: boolean; onApprove: () => void; onPay: () => void; onEnd: () => void };

function Acts({ one, busy, onApprove, onPay, onEnd }: ActsProps) {
  const approve = offerOf(one.offers, 'approve');
  const pay = offerOf(one.offers, 'pay');
  const end = offerOf(one.offers, 'end');
  return (
    <>
      {approve ? (
        <Button small reason={hindrance(approve)} reasonAt="after" busy={busy} onClick={onApprove}>
          {approve.label}
        </Button>
      ) : null}
      {pay ? (
        <Button small reason={hindrance(pay)} reasonAt="after" onClick={onPay}>
          {pay.label}
        </Button>
      ) : null}
      {end && end.blockedBy.length === 0 ? (
        <Button small look="danger" onClick={onEnd}>
          {end.label}
        </Button>
      ) : null}
      {!approve && !pay ? <span className="muted">–</span> : null}
    </>
  );
}

function Propose({ onClose }: { onClose: () => void }) {
  const platforms = usePlatforms('issuer');
  const [id, setId] = useState('');
  const act = useAct('POST /api/platforms/{id}/reward');
  const toast = useToast();
  const done = () => {
    toast('已提出，待分管领导批准');
    onClose();
  };
  return (
    <Dialog
      open
      title="提出奖励"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            reason={id === '' ? '请选择平台' : null}
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id } }, { onSuccess: done })}
          >
            提出奖励
          </Button>
        </>
      }
    >
      <div className="form">
        <Field label="平台" hint="只奖励首次认定的平台，金额按其年度认定工作确定的数（第十三条）">
          {(ids) => <Select {...ids} empty="请选择" options={platforms} value={id} onChange={(event) => setId(event.target.value)} />}
        </Field>
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Dialog>
  );
}

function End({ one, onClose }: { one: Reward; onClose: () => void }) {
  const act = useAct('POST /api/rewards/{id}/end');
  const toast = useToast();
  const done = () => {
    toast('奖励已终止');
    onClose();
  };
  return (
    <AskText
      title={`终止奖励：${one.platform}`}
      label="终止理由"
      act="终止奖励"
      grave
      busy={act.isPending}
      problem={act.isError ? problemIn(act.error) : null}
      onSend={(reason) => act.mutate({ params: { id: one.id }, body: { reason, version: one.version } }, { onSuccess: done })}
      onClose={onClose}
    >
      <p>示范平台称号已撤销，奖励 {one.amount} 万元不再批准、不再拨付（第十二条、第十三条）。终止后不能恢复，平台会收到通知。</p>
    </AskText>
  );
}

function Pay({ one, onClose }: { one: Reward; onClose: () => void }) {
  const { today } = useSession();
  const [paidOn, setPaidOn] = useState(today);
  const act = useAct('POST /api/rewards/{id}/pay');
  const toast = useToast();
  const done = () => {
    toast('已登记拨付');
    onClose();
  };
  return (
    <Dialog
      open
      title={`登记拨付：${one.platform}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            reason={/^\d{4}-\d\d-\d\d$/.test(paidOn) ? null : '请填写拨付日期，如 2026-03-31'}
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id: one.id }, body: { paidOn, version: one.version } }, { onSuccess: done })}
          >
            登记拨付
          </Button>
        </>
      }
    >
      <p>
        {one.platform}，奖励 {one.amount} 万元。
      </p>
      <div className="form">
        <Field label="拨付日期" span={6}>
          {(ids) => (
            <DateInput {...ids} value={paidOn} picked={paidOn} onPick={setPaidOn} onChange={(event) => setPaidOn(event.target.value)} />
          )}
        </Field>
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Dialog>
  );
}
