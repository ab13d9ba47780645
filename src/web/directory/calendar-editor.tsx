import { useState } from 'react';
import { counted, doubts } from '../../core/calendar/appraise.ts';
import { clicked, type Marks, marksOf, rangesOf } from '../../core/calendar/marks.ts';
import { parseCalendarYear } from '../../core/calendar/parse.ts';
import { statutoryHolidays } from '../../core/calendar/statutory.ts';
import type { AnswerOf } from '../client.ts';
import { call, problemIn } from '../client.ts';
import { refresh } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Select, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { Card } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { type Appraisal, AppraisalView, countedWords } from './calendar-appraisal.tsx';
import { Months } from './calendar-months.tsx';

export type Year = AnswerOf<'GET /api/calendar'>['years'][number];
/** A year on its way: `file` stands as long as nothing was changed by hand. */
export type Draft = { year: number; doc: string; issued: string; marks: Marks; file: { name: string; text: string } | null };

/** A year to begin with: what is in force, else the days that the law gives, which the notice then moves. */
export function draftOf(year: number, known: Pick<Year, 'doc' | 'issued' | 'off' | 'work'> | undefined): Draft {
  if (known) return { year, doc: known.doc, issued: known.issued ?? '', marks: marksOf(known), file: null };
  const off = statutoryHolidays(year).flatMap(({ days }) => days.map((day): [string, string] => [day, day]));
  return { year, doc: '', issued: '', marks: marksOf({ off, work: [] }), file: null };
}

const arrangementOf = ({ year, doc, issued, marks }: Draft) => ({ year, doc, ...(issued === '' ? {} : { issued }), ...rangesOf(marks) });
const handedIn = (draft: Draft) => (draft.file ? { file: draft.file } : { arrangement: arrangementOf(draft) });

/** One year put together by clicks or read out of a file; looked at with what it moves, then handed in for a second person. */
export function CalendarEditor({
  draft,
  onDraft,
  years,
  choices,
}: {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  years: readonly Year[];
  choices: readonly number[];
}) {
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [preview, setPreview] = useState<Appraisal | null>(null);
  const [busy, setBusy] = useState(false);
  const inForce = years.find((one) => one.year === draft.year);
  const change = (part: Partial<Draft>): void => {
    setFaults([]);
    onDraft({ ...draft, file: null, ...part });
  };
  const look = async (): Promise<void> => {
    setBusy(true);
    try {
      setPreview(await call('POST /api/calendar/{year}/preview', { params: { year: draft.year }, body: handedIn(draft) }));
      setFaults([]);
    } catch (error) {
      setFaults(faultsIn(error));
    }
    setBusy(false);
  };
  return (
    <Card title="编制或载入一年的安排">
      <div className="form">
        <Field label="年份" span={3}>
          {(ids) => (
            <Select
              {...ids}
              value={String(draft.year)}
              options={choices.map((one) => ({ value: String(one), label: `${one} 年` }))}
              onChange={(event) => {
                const year = Number(event.target.value);
                setFaults([]);
                onDraft(
                  draftOf(
                    year,
                    years.find((one) => one.year === year),
                  ),
                );
              }}
            />
          )}
        </Field>
        <Field label="通知文号或标题" span={6} hint="如：国办发明电〔2024〕12号">
          {(ids) => <Input {...ids} value={draft.doc} maxLength={100} onChange={(event) => change({ doc: event.target.value })} />}
        </Field>
        <Field label="印发日期" source="选填" span={3}>
          {(ids) => <Input {...ids} type="date" value={draft.issued} onChange={(event) => change({ issued: event.target.value })} />}
        </Field>
      </div>
      <FromFile onDraft={onDraft} onFaults={setFaults} choices={choices} file={draft.file?.name ?? null} />
      {faults.length > 0 ? (
        <Alert tone="red" title="这份安排不能提交" live>
          <ul>
            {faults.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <p className="legend">
        点日期改变：<span className="wall wall--off">休</span> 放假 <span className="wall wall--work">班</span> 周末调休上班，其余不标。
        键盘用方向键移动、空格键改变。
      </p>
      <Months year={draft.year} marks={draft.marks} onDay={(day) => change({ marks: clicked(draft.marks, day) })} />
      <Balance draft={draft} inForce={inForce} />
      <div className="row">
        <Button look="primary" busy={busy} onClick={() => void look()}>
          试算并提交
        </Button>
      </div>
      <HandIn draft={draft} preview={preview} onClose={() => setPreview(null)} />
    </Card>
  );
}

/** How the days stand while they are clicked, by the same rules that the server asks. */
function Balance({ draft, inForce }: { draft: Draft; inForce: Year | undefined }) {
  const value = { doc: draft.doc, ...rangesOf(draft.marks) };
  const open = doubts(draft.year, value, inForce);
  return (
    <div className="balance" aria-live="polite">
      <p>{countedWords(counted(draft.year, value))}。</p>
      {open.length > 0 ? <p className="field__hint">{open.join('')}</p> : null}
    </div>
  );
}

type OfFile = {
  onDraft: (draft: Draft) => void;
  onFaults: (faults: readonly string[]) => void;
  choices: readonly number[];
  file: string | null;
};

function FromFile({ onDraft, onFaults, choices, file }: OfFile) {
  const take = async (chosen: File): Promise<void> => {
    const text = await chosen.text();
    const parsed = parseCalendarYear(text);
    if (!parsed.ok) return onFaults(parsed.faults);
    if (!choices.includes(parsed.year)) return onFaults([`文件是${parsed.year}年的安排，现在只收 ${choices.join('、')} 年。`]);
    onFaults([]);
    const { doc, issued, off, work } = parsed.value;
    onDraft({ year: parsed.year, doc, issued: issued ?? '', marks: marksOf({ off, work }), file: { name: chosen.name, text } });
  };
  return (
    <details className="from-file">
      <summary>{file === null ? '已有文件的，从文件读入' : `从文件“${file}”读入，未作改动`}</summary>
      <p>JSON 文件，off 为放假的起止日期，work 为调休上班的周末：</p>
      <pre className="sample">{sample}</pre>
      <FileButton label="放假安排文件" accept=".json,application/json" onFile={(file) => void take(file)}>
        选择文件
      </FileButton>
    </details>
  );
}

const sample = `{
  "year": 2026,
  "doc": "国务院办公厅关于2026年部分节假日安排的通知",
  "off": [["2026-01-01", "2026-01-03"], …],
  "work": ["2026-01-04", …]
}`;

/** What it comes to and moves, and the word that its doubts need; then it waits for the second person. */
function HandIn({ draft, preview, onClose }: { draft: Draft; preview: Appraisal | null; onClose: () => void }) {
  const [said, setSaid] = useState('');
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await call('PUT /api/calendar/{year}', { params: { year: draft.year }, body: { ...handedIn(draft), said } });
      await refresh('GET /api/calendar');
      setFault('');
      setSaid('');
      toast(`已提交 ${draft.year} 年的安排，等另一人确认`);
      onClose();
    } catch (error) {
      setFault(faultsIn(error).join(''));
    }
    setBusy(false);
  };
  const foot = (
    <>
      <Button onClick={onClose}>返回修改</Button>
      <Button look="primary" busy={busy} onClick={() => void send()}>
        提交，等另一人确认
      </Button>
    </>
  );
  return (
    <Dialog open={preview !== null} title={`${draft.year} 年的安排：生效后的变动`} onClose={onClose} foot={foot} wide>
      {preview ? (
        <>
          <AppraisalView of={preview} />
          {preview.doubts.length > 0 || fault !== '' ? (
            <Field label="说明（依据通知的哪一句）" error={fault || undefined}>
              {(ids) => <Textarea {...ids} rows={3} maxLength={500} value={said} onChange={(event) => setSaid(event.target.value)} />}
            </Field>
          ) : null}
        </>
      ) : null}
    </Dialog>
  );
}

export function faultsIn(error: unknown): readonly string[] {
  const problem = problemIn(error);
  return problem.faults?.map((fault) => fault.message) ?? problem.reasons ?? [problem.detail];
}
