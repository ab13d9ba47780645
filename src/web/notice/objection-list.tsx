import { useState } from 'react';
import { type AnswerOf, call } from '../client.ts';
import { AskAudit } from '../disclosure/ask-audit.tsx';
import { useOpening } from '../disclosure/opening.tsx';
import { Loaded, useReadPage } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Steps } from '../steps/steps.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { useAsked } from '../ui/asked.ts';
import { Badge } from '../ui/badge.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import { Card, Kv } from '../ui/page.tsx';
import { pageQuery, pagerOf } from '../ui/page-of.ts';
import { PageGone, Pager } from '../ui/pager.tsx';
import { saveFile } from '../ui/save-file.ts';
import { InquireButton } from './inquire-button.tsx';

type Objection = AnswerOf<'GET /api/objections'>['objections'][number];

const looks = {
  open: { tone: 'red', label: '待受理' },
  accepted: { tone: 'amber', label: '查证中' },
  found: { tone: 'amber', label: '待审定' },
  upheld: { tone: 'amber', label: '异议成立' },
  dismissed: { tone: 'green', label: '异议不成立' },
} as const;

const PAGE = 20;

/** Objections to a notice, or all of them; who objects stays masked until somebody needs it (第八条（五）). */
export function ObjectionList({ noticeId }: { noticeId?: string }) {
  const asked = useAsked([]);
  const read = useReadPage('GET /api/objections', { query: { notice: noticeId, ...pageQuery(asked.page, PAGE) } });
  return (
    <Loaded read={read}>
      {({ objections, total }) => {
        if (total === 0)
          return (
            <Card title="公示异议">
              <Empty title="没有异议">公示期内任何人可以实名提出，提出后在这里查证。</Empty>
            </Card>
          );
        return (
          <>
            {objections.length === 0 ? <PageGone /> : null}
            {objections.map((one) => (
              <ObjectionCard key={one.id} objection={one} />
            ))}
            <Pager {...pagerOf(asked.page, PAGE, total)} unit="件" onPage={asked.turn} />
          </>
        );
      }}
    </Loaded>
  );
}

/** More than one from one address: told, never counted against the objection itself (an office shares an address). */
const many = ({ nthFromSource }: Objection): boolean => nthFromSource !== null && nthFromSource > 1;

function ObjectionCard({ objection: one }: { objection: Objection }) {
  const session = useSession();
  const supervises = hasRole(session, 'supervisor');
  const [shown, setShown] = useState<Opened | null>(null);
  const open = useOpening();
  const { tone, label } = looks[one.state];
  const whole = one.mine || supervises;
  const reveals = whole || hasRole(session, 'leader');
  const show = () =>
    void open({
      title: whole ? '显示异议人、联系方式和文中号码' : '显示异议内容和处理结果中的号码',
      act: '显示',
      work: async (purpose) => setShown(await call('POST /api/objections/{id}/reveal', { params: { id: one.id }, body: { purpose } })),
    });
  return (
    <Card
      title={`对“${one.applicant}”的异议`}
      aside={
        <>
          <Badge tone={tone}>{label}</Badge>
          <AskAudit about={['objection']} id={one.id} title={one.applicant} />
        </>
      }
    >
      {one.word === null ? null : (
        <Alert tone="amber" title="领导退回处理意见">
          {one.word}
        </Alert>
      )}
      <Kv
        items={[
          ['查询号', one.trackingNumber],
          ['收到', dateAndTime(one.filedAt)],
          ...(one.handled ? ([['经办', one.mine ? '由您经办' : '由另一位经办人查证']] as const) : []),
          ...(many(one) ? ([['来源', `同一网络地址一小时内就本公示提出的第 ${one.nthFromSource} 件`]] as const) : []),
          [
            '提出人',
            <Objector
              key="who"
              objection={{ ...one, ...shown }}
              onShow={shown === null && reveals ? show : null}
              act={whole ? '显示' : '显示文中号码'}
            />,
          ],
          ['异议内容', (shown ?? one).content],
          ['证据或线索', (shown ?? one).evidence],
          ...(one.files.length === 0 ? [] : ([['证据文件', <Files key="files" objection={one} />]] as const)),
          ...(one.proposed === null ? [] : ([['查证结论', one.proposed ? '成立' : '不成立']] as const)),
          ...(one.outcome === null ? [] : ([['处理结果', (shown ?? one).outcome ?? one.outcome]] as const)),
        ]}
      />
      {one.inquiries.map((asked) => (
        <Asked key={asked.id} inquiry={asked} />
      ))}
      <div className="row">
        <Steps
          kind="objections"
          of={{ id: one.id, name: one.applicant }}
          offers={one.offers}
          words={{
            accept: {
              says: <p>受理后由您经办：只有经办人可以写明用途查看提出人，提出人凭查询号看到已经受理（{one.offers[0]?.article}）。</p>,
              done: () => '已受理',
            },
            takeOver: { look: 'plain', says: <p>接手后由您经办，原经办人不能再查看提出人。</p> },
            propose: {
              says: <p>由另一位分管领导审定后办结，处理结果答复提出人，并在公示上公布；不要写入提出人的信息。</p>,
              done: () => '已送审定',
            },
            giveBack: { look: 'plain' },
            decide: {
              look: 'primary',
              title: '审定处理意见',
              act: () => '同意，办结',
              says: (
                <p>
                  查证结论：{one.proposed ? '成立，随后由领导签发不予认定' : '不成立，公示期满后可以认定'}
                  。办结后处理结果答复提出人，并在公示上公布。
                </p>
              ),
              done: () => '异议已办结',
            },
          }}
        />
        {one.mine && one.state === 'accepted' ? <InquireButton objection={one} /> : null}
      </div>
    </Card>
  );
}

/** What somebody was asked because of it, and the answer. */
const Asked = ({ inquiry: { organisation, question, dueOn, answer, state } }: { inquiry: Objection['inquiries'][number] }) => (
  <div className="stack-s">
    <p>
      <b>函询{organisation}</b>（{state.label}，{fullDate(dueOn)}前答复）：{question}
    </p>
    {answer === null ? null : <p className="pre">答复：{answer}</p>}
  </div>
);

/** The files of whoever objected, each opened for a purpose. */
function Files({ objection: { id, mine, files } }: { objection: Objection }) {
  const open = useOpening();
  const show = (fileId: string, name: string) =>
    void open({
      title: `打开证据文件：${name}`,
      act: '打开',
      work: async (purpose) =>
        saveFile(await call('POST /api/objections/{id}/files/{fileId}', { params: { id, fileId }, body: { purpose } }), name),
    });
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id}>
          {mine ? (
            <button type="button" className="linkish" onClick={() => show(file.id, file.name)}>
              {file.name}
            </button>
          ) : (
            file.name
          )}
        </li>
      ))}
    </ul>
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
