import { type ReactNode, useState } from 'react';
import { complaintProcedure } from '../../core/procedure/complaint.ts';
import { type AnswerOf, call } from '../client.ts';
import { useOpening } from '../disclosure/opening.tsx';
import { paths, to } from '../paths.ts';
import { hasRole, useSession } from '../session.tsx';
import { Steps } from '../steps/steps.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card, Kv } from '../ui/page.tsx';
import { saveFile } from '../ui/save-file.ts';

type Complaint = AnswerOf<'GET /api/complaints'>['complaints'][number];
type Opened = AnswerOf<'POST /api/complaints/{id}/reveal'>;

const tones: Readonly<Record<Complaint['state']['name'], Tone>> = {
  received: 'red',
  assigned: 'amber',
  prepared: 'blue',
  answered: 'green',
};

/** One complaint: what was said, who has it in hand, and the next step. Who complains is not among it until its handler says what for. */
export function ComplaintCard({ one }: { one: Complaint }) {
  const [seen, setSeen] = useState<{ version: number; opened: Opened } | null>(null);
  // What was opened is of before the last step: of another step it is opened anew.
  const opened = seen?.version === one.version ? seen.opened : null;
  return (
    <Card title={`${one.number} ${one.kind}`} aside={<Badge tone={tones[one.state.name]}>{one.state.label}</Badge>}>
      {one.word ? (
        <Alert tone="amber" title="领导退回">
          <p>{one.word}</p>
        </Alert>
      ) : null}
      <Kv
        items={[
          ...factsOf(one, opened),
          ['投诉举报人', <Who key="who" one={one} opened={opened} onOpened={(opened) => setSeen({ version: one.version, opened })} />],
        ]}
      />
      <Steps
        kind="complaints"
        of={{ id: one.id, version: one.version, name: one.number, state: one.state }}
        offers={one.offers}
        words={{
          assign: { done: () => '已受理，由您承办' },
          appoint: { done: () => '已指定承办人' },
          prepare: { says: <p>答复由另一位领导同意后，投诉举报人凭回执号看到；查证情况只在本部门内部。</p>, done: () => '已报领导审核' },
          answer: { says: <p>同意后投诉举报人凭回执号即可看到结论和答复，不再更改。</p>, done: () => '已答复' },
        }}
      />
    </Card>
  );
}

type Item = readonly [string, ReactNode];

const factsOf = (one: Complaint, opened: Opened | null): Item[] => [
  [
    '对象',
    one.platformId ? (
      <a key="about" href={to(paths.platform, { id: one.platformId })}>
        {one.about}
      </a>
    ) : (
      one.about
    ),
  ],
  ['收到', dateAndTime(one.filedAt)],
  ...(one.nthFromSource > 1 ? [['来源', `同一网络地址一小时内提出的第 ${one.nthFromSource} 件`] as const] : []),
  [
    '反映的问题',
    <span key="said" className="pre">
      {(opened ?? one).content}
    </span>,
  ],
  ['证据文件', one.files.length === 0 ? '没有' : <Files key="files" one={one} />],
  ['承办人', one.handler ?? '尚未受理'],
  ...(one.finding === null ? [] : [['查证结论', one.finding] as const]),
  ...(one.inquiry === null
    ? []
    : [
        [
          '查证情况',
          <span key="inquiry" className="pre">
            {opened?.inquiry ?? one.inquiry}
          </span>,
        ] as const,
      ]),
  ...(one.reply === null
    ? []
    : [
        [
          '答复',
          <span key="reply" className="pre">
            {one.reply}
          </span>,
        ] as const,
      ]),
];

const notHandler = `由承办人写明用途后查看，记入日志（${complaintProcedure.article}）`;

function Who({ one, opened, onOpened }: { one: Complaint; opened: Opened | null; onOpened: (opened: Opened) => void }) {
  const open = useOpening();
  const leads = hasRole(useSession(), 'leader');
  if (opened !== null && one.mine) return one.named ? `${opened.complainant}，${opened.contact || '没有留联系方式'}` : '没有留姓名';
  if (!one.mine && !leads) return notHandler;
  const act = one.mine ? '显示' : '显示文中号码';
  const show = () =>
    void open({
      title: one.mine ? '显示投诉举报人、联系方式和文中号码' : '显示反映的问题中的号码',
      act,
      work: async (purpose) => onOpened(await call('POST /api/complaints/{id}/reveal', { params: { id: one.id }, body: { purpose } })),
    });
  return (
    <>
      {one.named ? '留了姓名' : '没有留姓名'}{' '}
      {opened === null ? (
        <button type="button" className="linkish small" onClick={show}>
          {act}（记入日志）
        </button>
      ) : null}
    </>
  );
}

/** A file may tell who brought it, so that it opens as the name does. */
function Files({ one }: { one: Complaint }) {
  const open = useOpening();
  const leads = hasRole(useSession(), 'leader');
  const show = (file: Complaint['files'][number]) =>
    void open({
      title: `打开证据“${file.name}”`,
      act: '打开',
      work: async (purpose) => {
        const params = { id: one.id, evidenceId: file.id };
        saveFile(await call('POST /api/complaints/{id}/evidence/{evidenceId}', { params, body: { purpose } }), file.name);
      },
    });
  return one.files.map((file) => (
    <div key={file.id}>
      {one.mine || leads ? (
        <button type="button" className="linkish" onClick={() => show(file)}>
          {file.name}
        </button>
      ) : (
        file.name
      )}
    </div>
  ));
}
