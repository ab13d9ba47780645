import { useState } from 'react';
import { Link } from 'wouter';
import { href } from '../client.ts';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { hasRole, isKind, useSession } from '../session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { BeginDraft } from './begin-draft.tsx';
import { BringEdition } from './bring-edition.tsx';
import { type Edition, editionLooks } from './edition-looks.ts';

/** 办法: the editions that rounds may open under, and those of one's own authority that wait; a new one is brought in as a file. */
export default function EditionsPage() {
  const read = useRead('GET /api/editions');
  const session = useSession();
  const officer = hasRole(session, 'officer') && isKind(session, 'province', 'city');
  const [beginning, setBeginning] = useState(false);
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        title="认定管理办法的版本"
        meta={['条文、数字、解读在一个文件里', '新建立的年度工作按施行中的版本办理，已有的不变（第十七条、第十八条）']}
        actions={
          <>
            <ButtonLink look="quiet" href={paths.interpretations}>
              办法的解释
            </ButtonLink>
            {officer ? (
              <Button look="primary" onClick={() => setBeginning(true)}>
                起草新的版本
              </Button>
            ) : null}
          </>
        }
      />
      <div className="stack">
        <Card title="各个版本" flush>
          <Loaded read={read}>
            {({ editions }) => <Table caption="办法的各个版本" columns={columns} rows={editions} keyOf={(one) => one.id} stack />}
          </Loaded>
        </Card>
        {officer ? <BringEdition /> : null}
      </div>
      {beginning && read.data ? <BeginDraft editions={read.data.editions} onClose={() => setBeginning(false)} /> : null}
    </main>
  );
}

const pageOf = ({ id, state }: Edition): string => to(state === 'drafting' ? paths.draft : paths.edition, { id });

const columns: readonly Column<Edition>[] = [
  {
    key: 'id',
    head: '版本',
    rowHead: true,
    cell: (one) => (one.state === 'builtIn' ? one.id : <Link href={pageOf(one)}>{one.id}</Link>),
  },
  {
    key: 'title',
    head: '名称',
    cell: (one) => (
      <>
        {one.title}
        {one.derivedFrom === null ? null : <div className="small muted">参照 {one.derivedFrom} 制定</div>}
      </>
    ),
  },
  { key: 'issuer', head: '发布单位', cell: (one) => one.issuer },
  { key: 'days', head: '施行', cell: (one) => `${one.inForce ?? '未定'}${one.until === null ? ' 起' : ` 至${fullDate(one.until)}`}` },
  { key: 'state', head: '状态', cell: (one) => <Badge tone={editionLooks[one.state].tone}>{editionLooks[one.state].label}</Badge> },
  { key: 'who', head: '办理', cell: told },
  {
    key: 'file',
    head: '文件',
    cell: (one) => (
      <a href={href('GET /api/editions/{id}/file.yaml', { params: { id: one.id } })} download>
        下载<span className="sr">{one.id}</span>
      </a>
    ),
  },
];

function told(one: Edition): string {
  if (one.state === 'returned') return `退回：${one.word ?? ''}`;
  if (one.signedBy !== null) return `${one.signedBy}签发`;
  return one.preparedBy === null ? '' : `${one.preparedBy}提交`;
}
