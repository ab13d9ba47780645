import type { AnswerOf } from '../client.ts';
import { Alert } from '../ui/alert.tsx';
import { type Column, Table } from '../ui/table.tsx';

export type Appraisal = AnswerOf<'POST /api/calendar/{year}/preview'>;
type Move = Appraisal['moves'][number];

const moveColumns: readonly Column<Move>[] = [
  { key: 'what', head: '期限', rowHead: true, cell: (one) => one.what },
  { key: 'many', head: '件数', num: true, cell: (one) => one.many },
  { key: 'before', head: '现在', cell: (one) => one.before },
  { key: 'after', head: '生效后', cell: (one) => one.after },
  { key: 'stays', head: '说明', cell: (one) => (one.stays ? '日期不改' : '随日历改') },
];

type Counted = AnswerOf<'GET /api/calendar'>['years'][number]['counted'];

export const countedWords = ({ off, offWeekdays, work, statutory }: Counted): string =>
  `放假 ${off} 天（占周一至周五 ${offWeekdays} 天），调休上班 ${work} 天${statutory === null ? '' : `；法定节假日 ${statutory} 天`}`;

/** What an arrangement comes to, what is odd about it, how it differs from the one in force, and what it moves. */
export function AppraisalView({ of }: { of: Appraisal }) {
  return (
    <>
      <p>{countedWords(of.counted)}。</p>
      {of.doubts.length > 0 ? (
        <Alert tone="amber" title="需要说明的地方">
          <ul>
            {of.doubts.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {of.differences.length > 0 ? (
        <p>与现行安排不同的日子：{of.differences.map((one) => `${one.day}（${one.before}→${one.after}）`).join('、')}。</p>
      ) : null}
      {of.moves.length === 0 ? (
        <p>现有的期限和剩余工作日都不变动。</p>
      ) : (
        <Table
          caption="生效后变动的期限"
          columns={moveColumns}
          rows={of.moves}
          keyOf={(one) => `${one.what}${one.before}${one.after}`}
          stack
          tight
        />
      )}
    </>
  );
}
