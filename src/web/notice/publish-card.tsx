import { functionsOf } from '../../core/scheme/functions.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { AnswerOf } from '../client.ts';
import { KeptHere } from '../form/kept-here.tsx';
import { Loaded, useRead } from '../query.tsx';
import type { Round } from '../round-stepper.tsx';
import { useScheme } from '../scheme/law.ts';
import { hasRole, useSession } from '../session.tsx';
import { Steps } from '../steps/steps.tsx';
import { Alert } from '../ui/alert.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, Columns, Kv } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { DraftForm, type NoticeDraftView } from './draft-form.tsx';
import { NoticeDays } from './notice-days.tsx';

type Line = AnswerOf<'GET /api/rounds/{id}/waiting-list'>['list'][number];
const columnsBy = (called: Scheme['functions'] | undefined): Column<Line>[] => [
  { key: 'no', head: '序号', num: true, cell: (_, index) => index + 1 },
  { key: 'name', head: '单位名称', rowHead: true, cell: (line) => line.name },
  { key: 'kind', head: '平台类型', cell: (line) => line.kind },
  { key: 'functions', head: '服务功能', cell: (line) => functionsOf(line.functions, called) },
  { key: 'recommender', head: '推荐部门', cell: (line) => line.recommender },
];

/** The proposed cases of a round that stand on no notice yet; the officer writes the notice, the leader signs it. Nothing where none waits. */
export function PublishCard({ round }: { round: Round }) {
  const scheme = useScheme(round.scheme);
  const waiting = useRead('GET /api/rounds/{id}/waiting-list', { params: { id: round.id } });
  const seen = useRead('GET /api/rounds/{id}/notice-draft', { params: { id: round.id } });
  if (waiting.data === undefined || waiting.data.list.length === 0) return null;
  const { list, listHash } = waiting.data;
  return (
    <Card title={`${round.year}年度待公示 ${list.length} 家`} flush>
      <Table caption="待公示名单" columns={columnsBy(scheme?.functions)} rows={list} keyOf={(line) => line.dossierId} tight stack />
      <div className="card__body stack">
        <Loaded read={seen}>
          {(data) => (scheme ? <Draft {...{ round, scheme, listHash }} seen={data} names={list.map(({ name }) => name)} /> : null)}
        </Loaded>
      </div>
    </Card>
  );
}

type DraftProps = { round: Round; scheme: Scheme; seen: NoticeDraftView; names: readonly string[]; listHash: string };

function Draft({ round, scheme, seen, names, listHash }: DraftProps) {
  const officer = hasRole(useSession(), 'officer');
  const { draft, period } = seen;
  return (
    <Columns as="main-side">
      <div className="stack">
        {draft?.word ? (
          <Alert tone="amber" title="领导退回修改">
            {draft.word}
          </Alert>
        ) : null}
        {draft ? <Signing draft={draft} seen={seen} count={names.length} listHash={listHash} /> : null}
        {officer ? (
          <KeptHere place={`notice-draft:${round.id}`}>
            {(kept) => <DraftForm roundId={round.id} seen={seen} standard={standard(round, scheme, names)} kept={kept} />}
          </KeptHere>
        ) : null}
        {draft || officer ? null : <p className="muted">由经办人起草，送分管领导签发（第八条（四））。</p>}
      </div>
      <div className="stack">
        <h3>公示期</h3>
        <NoticeDays period={period} />
        <p className="small">{period.derived}。</p>
        <p className="small muted">公示上写明：{period.said}</p>
      </div>
    </Columns>
  );
}

type SigningProps = { draft: NonNullable<NoticeDraftView['draft']>; seen: NoticeDraftView; count: number; listHash: string };

/** All that the leader signs, and what follows from it at once. */
const Signing = ({ draft, seen: { offers, period }, count, listHash }: SigningProps) => (
  <>
    <Kv
      items={[
        ['标题', draft.title],
        ['文号', draft.number],
        ['正文', <p key="body">{draft.body}</p>],
        ['联系处室', `${draft.contact.office}，${draft.contact.phone}，${draft.contact.email}`],
        ['通信地址', `${draft.contact.address}，${draft.contact.postcode}`],
        ['监督部门', `${draft.contact.supervisor}，${draft.contact.supervisorPhone}`],
      ]}
    />
    <div className="row">
      <Steps
        kind="notice-drafts"
        of={{ id: draft.id, version: draft.version }}
        offers={offers}
        words={{
          publish: {
            look: 'primary',
            title: '签发公示',
            act: () => '签发',
            given: { endsOn: period.endsOn, listHash },
            says: (
              <p>
                签发后，名单 {count} 家自{fullDate(period.publishedOn)}起在公开网站公示，至{fullDate(period.endsOn)}
                24时止；名单和正文不能再改动，列入的单位和推荐部门同时得到通知（第八条（四））。
              </p>
            ),
            done: () => `已公示，至${fullDate(period.endsOn)}止`,
          },
          giveBack: { look: 'plain', done: () => '已退回经办人' },
        }}
      />
    </div>
  </>
);

/** What an office usually writes; the days and how one objects follow by themselves. */
const standard = ({ year }: Round, { title, names: { platform } }: Scheme, names: readonly string[]) => ({
  title: `关于${year}年度${platform}拟认定名单的公示`,
  body: `根据《${title}》第八条，经申报、推荐、专家评审，拟认定${names[0] ?? ''}等${names.length}家单位为${year}年度${platform}，现予公示。`,
});
