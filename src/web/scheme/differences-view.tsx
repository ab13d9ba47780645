import type { AnswerOf } from '../client.ts';
import { Alert } from '../ui/alert.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { type Column, Table } from '../ui/table.tsx';

export type Appraisal = AnswerOf<'GET /api/editions/{id}'>;
type Difference = Appraisal['differences'][number];

const kinds: Readonly<Record<Difference['kind'], { tone: Tone; label: string }>> = {
  renamed: { tone: 'grey', label: '改称' },
  text: { tone: 'blue', label: '条文' },
  number: { tone: 'amber', label: '数字' },
  added: { tone: 'blue', label: '增加' },
  dropped: { tone: 'red', label: '删去' },
  reading: { tone: 'amber', label: '解读' },
  setting: { tone: 'grey', label: '参数' },
};

const columns: readonly Column<Difference>[] = [
  { key: 'place', head: '条款', rowHead: true, cell: (one) => <span className="nowrap">{one.place}</span> },
  { key: 'kind', head: '类别', cell: (one) => <Badge tone={kinds[one.kind].tone}>{kinds[one.kind].label}</Badge> },
  { key: 'says', head: '不同', cell: (one) => one.says },
];

/** What differs from the edition of now, sentence by sentence, and why it can't be signed yet where it can't. */
export function DifferencesView({ of }: { of: Pick<Appraisal, 'against' | 'differences' | 'open'> }) {
  return (
    <>
      {of.open.length > 0 ? (
        <Alert tone="amber" title="可以提交、比较，还不能签发">
          <ul>
            {of.open.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {of.differences.length === 0 ? (
        <p>与 {of.against} 没有不同。</p>
      ) : (
        <Table
          caption={`与 ${of.against} 的 ${of.differences.length} 处不同`}
          columns={columns}
          rows={of.differences}
          keyOf={(one) => `${one.place}${one.says}`}
          tight
          stack
        />
      )}
    </>
  );
}
