import { useState } from 'react';
import { type AnswerOf, call } from '../client.ts';
import { useOpening } from '../disclosure/opening.tsx';
import { Loaded, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Steps } from '../steps/steps.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card, Kv } from '../ui/page.tsx';

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
  const [shown, setShown] = useState<Opened | null>(null);
  const open = useOpening();
  const { tone, label } = looks[one.state];
  const show = () =>
    void open({
      title: officer ? '显示异议人、联系方式和文中号码' : '显示异议内容和处理结果中的号码',
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
          [
            '提出人',
            <Objector
              key="who"
              objection={{ ...one, ...shown }}
              onShow={shown === null ? show : null}
              act={officer ? '显示' : '显示文中号码'}
            />,
          ],
          ['异议内容', (shown ?? one).content],
          ['证据或线索', (shown ?? one).evidence],
          ...(one.outcome === null ? [] : ([['处理结果', (shown ?? one).outcome ?? one.outcome]] as const)),
        ]}
      />
      <Steps
        kind="objections"
        of={{ id: one.id, name: one.applicant }}
        offers={one.offers}
        words={{
          decide: {
            act: () => '办结',
            says: <p>处理结果凭查询号公开可查，不要写入提出人的信息。成立的由领导签发不予认定（第八条（五））。</p>,
            done: () => '异议已办结',
          },
        }}
      />
    </Card>
  );
}

type Opened = AnswerOf<'POST /api/objections/{id}/reveal'>;

/** Masked; shown on purpose, which stands in the journal. */
function Objector({ objection, act, onShow }: { objection: Objection; act: string; onShow: (() => void) | null }) {
  const { byUnit, objector, contact } = objection;
  return (
    <>
      {byUnit ? '单位' : '个人'}：{objector}，{contact}{' '}
      {onShow ? (
        <button type="button" className="linkish small" onClick={onShow}>
          {act}（记入日志）
        </button>
      ) : null}
    </>
  );
}
