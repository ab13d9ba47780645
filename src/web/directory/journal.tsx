import { type ChangeEvent, type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { href } from '../client.ts';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { Empty, Skeleton } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { TimeText } from '../ui/dates.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { detailWords } from './journal-details.ts';
import { actionNamed, actionWord, actionWords, subjectWord } from './journal-words.ts';
import { BEYOND, VerifyJournal } from './verify-journal.tsx';

type Entry = Record<string, unknown>;
const PAGE = 200;

const text = (entry: Entry, key: string): string => (entry[key] === null || entry[key] === undefined ? '' : String(entry[key]));
const seqOf = (entry: Entry | undefined): number => Number(entry?.seq ?? 0);

/** 日志: what was done, by whom, by which article; each entry chained to the one before (第十六条). */
export default function JournalPage() {
  const [asked, setAsked] = useState<Asked>({});
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        title="日志"
        meta={['只增不改，逐条相连；查阅日志也会记入日志（第十六条）']}
        actions={
          <>
            <VerifyJournal />
            <ButtonLink href={href('GET /api/journal/export')} download>
              导出全部日志
            </ButtonLink>
          </>
        }
      />
      <Stack>
        <Card title="日志条目" flush>
          <Search onAsk={setAsked} />
          {Object.values(asked).every((one) => one === '') ? <Latest /> : <Found key={JSON.stringify(asked)} asked={asked} />}
        </Card>
      </Stack>
    </main>
  );
}

type Asked = Readonly<{ search?: string; article?: string; from?: string; to?: string }>;
const nothing: Required<Asked> = { search: '', article: '', from: '', to: '' };

function Search({ onAsk }: { onAsk: (asked: Asked) => void }) {
  const [typed, setTyped] = useState(nothing);
  const put = (key: keyof Asked) => (event: ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [key]: event.target.value });
  const find = (event: FormEvent): void => {
    event.preventDefault();
    onAsk({ ...typed, search: actionNamed(typed.search.trim()), article: typed.article.trim() });
  };
  return (
    <form className="filters" aria-label="查找日志" onSubmit={find}>
      <Input
        small
        list="actions"
        aria-label="申报编号、证书编号、单位、姓名或事项"
        placeholder="申报编号、证书编号、单位、姓名或事项"
        value={typed.search}
        onChange={put('search')}
      />
      <Input small aria-label="依据条款" placeholder="条款，如 第十二条" value={typed.article} onChange={put('article')} />
      <Input small type="date" aria-label="从哪一天" value={typed.from} max={typed.to || undefined} onChange={put('from')} />
      <Input small type="date" aria-label="到哪一天" value={typed.to} min={typed.from || undefined} onChange={put('to')} />
      <datalist id="actions">
        {actionWords.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
      <Button small type="submit">
        查找
      </Button>
      <Button
        small
        look="quiet"
        onClick={() => {
          setTyped(nothing);
          onAsk({});
        }}
      >
        查看最新
      </Button>
    </form>
  );
}

/** On paper, where nobody turns a page. */
const WHOLE = '全部内容请用“导出全部日志”取得。';

/** Newest first: the numbers have no gaps, so that a page is a stretch of them. */
function Latest() {
  const head = useRead('GET /api/journal', { query: { after: BEYOND } });
  const [upTo, setUpTo] = useState<number | null>(null);
  if (head.data === undefined) return <Loaded read={head}>{() => null}</Loaded>;
  const last = upTo ?? head.data.head.seq;
  return <Stretch after={Math.max(0, last - PAGE)} last={last} head={head.data.head.seq} onMove={setUpTo} />;
}

function Stretch({ after, last, head, onMove }: { after: number; last: number; head: number; onMove: (last: number) => void }) {
  const read = useRead('GET /api/journal', { query: { after } });
  return (
    <>
      <Loaded read={read}>{({ entries }) => <Entries entries={entries.filter((entry) => seqOf(entry) <= last).toReversed()} />}</Loaded>
      <p className="left-out">{`以上是第 ${after + 1} 至 ${last} 条，共 ${head} 条。${WHOLE}`}</p>
      <nav className="pager" aria-label="翻页">
        <span className="small muted">
          第 {after + 1} 至 {last} 条，共 {head} 条
        </span>
        <Button small reason={last < head ? null : '已是最新'} reasonAt="hidden" onClick={() => onMove(Math.min(head, last + PAGE))}>
          较新
        </Button>
        <Button small reason={after > 0 ? null : '已是最早'} reasonAt="hidden" onClick={() => onMove(after)}>
          较早
        </Button>
      </nav>
    </>
  );
}

/** What a search found, oldest first, page by page. */
function Found({ asked }: { asked: Asked }) {
  const [afters, setAfters] = useState<readonly number[]>([0]);
  const read = useRead('GET /api/journal', { query: { ...asked, after: afters.at(-1) ?? 0 } });
  if (read.isPending) return <Skeleton lines={8} />;
  return (
    <Loaded read={read}>
      {({ entries }) => (
        <>
          {entries.length === 0 ? (
            <Empty title="没有找到">请核对编号、单位、姓名、条款和日期；编号可以只写开头，事项请从提示中选择。</Empty>
          ) : (
            <Entries entries={entries} />
          )}
          {entries.length === PAGE || afters.length > 1 ? (
            <p className="left-out">{`以上是屏幕上的一页 ${entries.length} 条，前后还有的没有打印。${WHOLE}`}</p>
          ) : null}
          <nav className="pager" aria-label="翻页">
            <Button small reason={afters.length > 1 ? null : '已是第一页'} reasonAt="hidden" onClick={() => setAfters(afters.slice(0, -1))}>
              上一页
            </Button>
            <Button
              small
              reason={entries.length === PAGE ? null : '已是最后一页'}
              reasonAt="hidden"
              onClick={() => setAfters([...afters, seqOf(entries.at(-1))])}
            >
              下一页
            </Button>
          </nav>
        </>
      )}
    </Loaded>
  );
}

const columns: readonly Column<Entry>[] = [
  { key: 'seq', head: '序号', num: true, cell: (entry) => seqOf(entry) },
  {
    key: 'at',
    head: '时间',
    cell: (entry) => <span className="nowrap">{text(entry, 'at') ? <TimeText instant={text(entry, 'at')} /> : null}</span>,
  },
  { key: 'actor', head: '办理人', cell: (entry) => <span className="nowrap">{text(entry, 'actorName') || '系统'}</span> },
  { key: 'action', head: '事项', rowHead: true, cell: (entry) => <span className="nowrap">{actionWord(text(entry, 'action'))}</span> },
  { key: 'article', head: '依据', cell: (entry) => <span className="nowrap">{text(entry, 'article') || '–'}</span> },
  { key: 'subject', head: '对象', cell: (entry) => <Subject entry={entry} /> },
  { key: 'detail', head: '说明', cell: (entry) => <span className="detail">{detailWords(entry.detail, text(entry, 'subjectKind'))}</span> },
  {
    key: 'hash',
    head: '摘要',
    cell: (entry) => (
      <code className="chain" title={text(entry, 'hash')}>
        {text(entry, 'hash').slice(0, 8)}
      </code>
    ),
  },
];

const Entries = ({ entries }: { entries: readonly Entry[] }) => (
  <Table caption="日志条目" columns={columns} rows={entries} keyOf={(entry) => text(entry, 'seq')} tight stack />
);

function Subject({ entry }: { entry: Entry }) {
  const word = subjectWord(text(entry, 'subjectKind'));
  const id = text(entry, 'subjectId');
  return text(entry, 'subjectKind') === 'dossier' && id ? <Link href={to(paths.dossier, { id })}>{word}</Link> : word;
}
