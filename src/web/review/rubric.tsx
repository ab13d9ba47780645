import { type Scores, totalOf } from '../../core/review/scores.ts';
import { Input } from '../ui/controls.tsx';
import { isScore, type ReviewFile } from './use-review.ts';

type Lines = ReviewFile['round']['rubric'];
type Text = (label: string) => string;

/** The scores that may stand, by the rubric's keys; the others are missing or wrong. */
export const goodScores = (rubric: Lines, text: Text): Scores =>
  Object.fromEntries(rubric.flatMap(({ key, label, weight }) => (isScore(text(label), weight) ? [[key, text(label)]] : [])));

type Props = { rubric: Lines; text: Text; change: (label: string, score: string) => void };

/** The score sheet as it is typed: each criterion with its article, what it asks and its full marks. */
export function Rubric({ rubric, text, change }: Props) {
  return (
    <div className="table-wrap">
      <table className="table rubric">
        <caption className="sr">评分表</caption>
        <tbody>
          {rubric.map(({ key, label, weight, article, hint }) => {
            const score = text(label);
            const wrong = score !== '' && !isScore(score, weight);
            return (
              <tr key={key}>
                <th scope="row">
                  <label htmlFor={`score-${key}`}>
                    {label} <small className="muted">{article}</small>
                  </label>
                  <p>{hint}</p>
                  {wrong ? (
                    <p className="field__err" id={`score-${key}-error`}>
                      应为0至{weight}分，最多一位小数
                    </p>
                  ) : null}
                </th>
                <td className={wrong ? 'field--error' : undefined}>
                  <span className="score">
                    <Input
                      id={`score-${key}`}
                      num
                      inputMode="decimal"
                      value={score}
                      aria-invalid={wrong || undefined}
                      aria-describedby={wrong ? `score-${key}-error` : undefined}
                      onChange={(event) => change(label, event.target.value.trim())}
                    />
                    <span className="muted nowrap">/ {weight}</span>
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">总分</th>
            <td className="num">{totalOf(rubric, goodScores(rubric, text))} / 100</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
