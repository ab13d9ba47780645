import type { Content } from '../../core/annexes/field.ts';
import { isNeeded } from '../../core/materials/missing.ts';
import type { MaterialKind, Scheme } from '../../core/scheme/scheme.ts';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { sizeText } from './file-words.ts';
import { type Note, noteOf, type Progress } from './progress.ts';
import type { DossierView, Material } from './view.ts';
import { materialWord, sectionWord } from './words.ts';

type SentProps = {
  view: DossierView;
  content: Content;
  materials: readonly Material[];
  scheme: Scheme;
  progress: readonly Progress[];
  /** A city's recognition that this system holds. */
  below: string | null;
};

type Part = { key: string; what: string; holds: string; note: Note };

const columns: readonly Column<Part>[] = [
  { key: 'what', head: '内容', rowHead: true, cell: ({ what }) => what },
  { key: 'holds', head: '已有', cell: ({ holds }) => holds },
  { key: 'note', head: '情况', cell: ({ note }) => <NoteBadge note={note} /> },
];

const tones = { done: 'green', bad: 'red', plain: 'amber' } as const;
const NoteBadge = ({ note }: { note: Note }) => <Badge tone={note.text === '选填' ? 'grey' : tones[note.tone]}>{note.text}</Badge>;

/** 将要送交的内容: the sections with their counts, the twelve kinds with their files and sizes. */
export function SentCard({ view, content, materials, scheme, progress, below }: SentProps) {
  const sections = progress.map((one) => sectionPart(one, view.declarationConfirmed));
  const size = materials.reduce((sum, one) => sum + one.size, 0);
  return (
    <Card title="将要送交的内容" aside={<span className="small muted">送交{view.recommender}</span>} flush>
      <Table caption="申报书各部分" columns={columns} rows={sections} keyOf={(one) => one.key} tight />
      <div className="group">
        <span>申报材料（第九条）</span>
        <span>
          {materials.length} 个文件，共 {materials.length === 0 ? '0 KB' : sizeText(size)}
        </span>
      </div>
      <Table
        caption="申报材料"
        columns={columns}
        rows={scheme.materials.map((kind) => materialPart(kind, { content, materials, below }))}
        keyOf={(one) => one.key}
        tight
      />
    </Card>
  );
}

function sectionPart(one: Progress, declared: boolean): Part {
  const what = sectionWord(one.key);
  if (one.key === 'declaration')
    return {
      key: one.key,
      what,
      holds: declared ? '已阅读并确认' : '',
      note: declared ? { text: '完成', tone: 'done' } : { text: '未确认', tone: 'bad' },
    };
  const parts = [one.total > 0 ? `必填 ${one.done} / ${one.total}` : '', one.rows > 0 ? `${one.rows} 行` : ''];
  return { key: one.key, what, holds: parts.filter((part) => part !== '').join('，'), note: noteOf(one) };
}

function materialPart(kind: MaterialKind, { content, materials, below }: Pick<SentProps, 'content' | 'materials' | 'below'>): Part {
  const files = materials.filter((one) => one.kind === kind.key);
  const what = `${materialWord(kind.key)} ${kind.label}`;
  if (files.length > 0)
    return {
      key: kind.key,
      what,
      holds: files.map((one) => `${one.name}（${sizeText(one.size)}）`).join('、'),
      note: { text: `${files.length} 个文件`, tone: 'done' },
    };
  if (kind.need === 'form') return { key: kind.key, what, holds: '由系统按所填内容生成', note: { text: '完成', tone: 'done' } };
  return {
    key: kind.key,
    what,
    holds: '',
    note: isNeeded(kind, content, below) ? { text: '缺', tone: 'bad' } : { text: '选填', tone: 'plain' },
  };
}
