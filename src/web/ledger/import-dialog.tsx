import { useState } from 'react';
import { isDay } from '../../core/calendar/is-day.ts';
import { type Outcome, outcomes } from '../../core/ledger/import.ts';
import { serviceColumns } from '../../core/ledger/line.ts';
import { fees } from '../../core/recognition/profile.ts';
import { functionLabels } from '../../core/scheme/functions.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, Input, Select } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { optionsOf } from './words.ts';

type Read = Extract<AnswerOf<'POST /api/ledger/imports/read'>, { kind: 'read' }>;
type Line = Read['lines'][number];
type Words = Record<string, string>;
const tones: Readonly<Record<Outcome, Tone>> = { fresh: 'blue', same: 'grey', changed: 'amber', doubtful: 'amber', faulty: 'red' };
const hints: Readonly<Record<Outcome, string>> = {
  fresh: '会记入台账',
  same: '不重复记',
  changed: '选用哪个',
  doubtful: '会记入',
  faulty: '改好才能记入',
};

/** A name of the file, by the first row that was ticked. */
type Named = Pick<Line, 'place' | 'enterprise'>;
const placesOf = (same: readonly Named[]): string => same.map(({ place }) => place).join('\n');

/** One file beside the ledger: what its words stand for, then what is new, the same, changed, doubtful, wrong; brought as one. */
export function ImportDialog({ file, onClose }: { file: File; onClose: () => void }) {
  const [words, setWords] = useState<Words>({});
  const [changed, setChanged] = useState<'file' | 'ledger'>('file');
  const [same, setSame] = useState<readonly Named[]>([]);
  const read = useAct('POST /api/ledger/imports/read');
  const bring = useAct('POST /api/ledger/imports');
  const toast = useToast();
  const query = { name: file.name, words: JSON.stringify(words), same: placesOf(same) };
  const see = (): void => read.mutate({ query, body: file });
  /** Says of a name whether it is the enterprise that is alike, and looks at the file again. */
  const choose = ({ place, enterprise }: Named, isSame: boolean): void => {
    const now = [...same.filter((one) => one.enterprise !== enterprise), ...(isSame ? [{ place, enterprise }] : [])];
    setSame(now);
    read.mutate({ query: { ...query, same: placesOf(now) }, body: file });
  };
  const send = (): void =>
    bring.mutate(
      { query: { ...query, changed }, body: file },
      {
        onSuccess: ({ rows }) => {
          toast(`已记入 ${rows} 行`);
          onClose();
        },
      },
    );
  const seen = read.data?.kind === 'read' ? read.data : null;
  const rows = seen ? seen.counts.fresh + seen.counts.doubtful + (changed === 'file' ? seen.counts.changed : 0) : 0;
  return (
    <Dialog
      open
      wide
      title={`导入表格：${file.name}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look={seen ? 'plain' : 'primary'} busy={read.isPending} onClick={see}>
            {seen ? '按用词对照再读一次' : '读取'}
          </Button>
          {seen ? (
            <Button
              look="primary"
              busy={bring.isPending}
              reason={rows === 0 ? '没有要记入的行，请改好有错的行后再导入' : null}
              onClick={send}
            >
              记入 {rows} 行
            </Button>
          ) : null}
        </>
      }
    >
      {read.isError ? <ProblemAlert problem={problemIn(read.error)} /> : null}
      {bring.isError ? <ProblemAlert problem={problemIn(bring.error)} /> : null}
      {read.data?.kind === 'refused' ? <Alert tone="red">{read.data.reason}</Alert> : null}
      {read.data === undefined && !read.isError ? (
        <p>一行一次服务，要有日期、企业名称、内容；功能、收费、人次的写法读出来再对照。先看对照结果，确认后才记入。</p>
      ) : null}
      {seen ? (
        <Seen seen={seen} words={words} onWords={setWords} changed={changed} onChanged={setChanged} same={same} onSame={choose} />
      ) : null}
    </Dialog>
  );
}

type SeenProps = {
  seen: Read;
  words: Words;
  onWords: (words: Words) => void;
  changed: 'file' | 'ledger';
  onChanged: (changed: 'file' | 'ledger') => void;
  same: readonly Named[];
  onSame: (name: Named, isSame: boolean) => void;
};

function Seen({ seen, words, onWords, changed, onChanged, same, onSame }: SeenProps) {
  return (
    <div className="stack">
      {seen.before ? (
        <p className="small muted">
          这种表上次导入：{seen.before.fileName}，{seen.before.rows} 行
        </p>
      ) : null}
      <ul className="ledger-five" aria-label="对照结果">
        {(Object.keys(outcomes) as Outcome[]).map((one) => (
          <li key={one}>
            {outcomes[one]}
            <b>{seen.counts[one]}</b>
            <small>{hints[one]}</small>
          </li>
        ))}
      </ul>
      {seen.unknown.length > 0 ? (
        <div className="form">
          {seen.unknown.map(({ column, text, rows }) => (
            <Field
              key={`${column}=${text}`}
              label={text === '' ? `${serviceColumns[column].label}没有写的` : `${serviceColumns[column].label}“${text}”`}
              source={`${rows} 行`}
              span={6}
            >
              {(at) => (
                <Meaning
                  {...at}
                  column={column}
                  value={words[`${column}=${text}`] ?? ''}
                  onPut={(to) => onWords({ ...words, [`${column}=${text}`]: to })}
                />
              )}
            </Field>
          ))}
        </div>
      ) : null}
      {seen.counts.changed > 0 ? (
        <Choices
          name="changed"
          options={[
            { value: 'file', label: '改过的用表里的' },
            { value: 'ledger', label: '改过的留台账的' },
          ]}
          chosen={[changed]}
          onChoose={([one]) => onChanged(one ?? 'file')}
        />
      ) : null}
      <Table
        caption="导入的行"
        columns={[...columns, saidColumn(same, onSame)]}
        rows={seen.lines}
        keyOf={({ place }) => place}
        tight
        stack
      />
    </div>
  );
}

const columns: readonly Column<Line>[] = [
  { key: 'place', head: '表中位置', cell: ({ place }) => place },
  { key: 'outcome', head: '对照', cell: ({ outcome }) => <Badge tone={tones[outcome]}>{outcomes[outcome]}</Badge> },
  { key: 'servedOn', head: '日期', cell: ({ servedOn }) => (isDay(servedOn) ? fullDate(servedOn) : servedOn) },
  { key: 'enterprise', head: '服务企业', rowHead: true, cell: ({ enterprise }) => enterprise },
  { key: 'content', head: '内容', cell: ({ content }) => content },
  { key: 'persons', head: '人次', num: true, cell: ({ persons }) => persons },
];

/** What is said of a line; of one that may be an enterprise that is there already, the choice. */
const saidColumn = (same: readonly Named[], onSame: SeenProps['onSame']): Column<Line> => ({
  key: 'said',
  head: '说明',
  cell: ({ said, twin, place, enterprise }) => (
    <>
      {said}
      {twin === null ? null : (
        <label className="choice">
          <input
            type="checkbox"
            checked={same.some((one) => one.enterprise === enterprise)}
            onChange={({ target }) => onSame({ place, enterprise }, target.checked)}
          />
          与“{twin}”是同一家
        </label>
      )}
    </>
  ),
});

type MeaningProps = { id: string; column: Read['unknown'][number]['column']; value: string; onPut: (to: string) => void };

/** What a word of the file stands for: one of the functions or fees, or a number of persons. */
const Meaning = ({ column, value, onPut, ...at }: MeaningProps) =>
  column === 'persons' ? (
    <Input {...at} num inputMode="numeric" value={value} onChange={({ target }) => onPut(target.value)} />
  ) : (
    <Select
      {...at}
      empty="请选择"
      options={column === 'fee' ? optionsOf(fees) : optionsOf(functionLabels)}
      value={value}
      onChange={({ target }) => onPut(target.value)}
    />
  );
