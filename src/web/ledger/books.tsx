import { useState } from 'react';
import { sum } from '../../core/annexes/decimal.ts';
import type { Field as FormField } from '../../core/annexes/field.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { storedFrom } from '../form/shown.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';

type Books = AnswerOf<'GET /api/ledger/books'>;
type Month = Books['months'][number];
const money: FormField = { label: '金额', type: 'money', signed: true };
const incomes = { serviceIncome: '服务总收入', lowFeeIncome: '其中低收费收入', profit: '利润总额' } as const;
type Income = keyof typeof incomes;
const capacities = {
  premisesArea: '服务场所面积（平方米）',
  equipmentCount: '仪器设备数（台套）',
  fullTimeStaff: '专职从业人员数（人）',
} as const;

const CAPACITY = 'capacity';

/** 账册: what only the books know. Income by month, and the capacity of a quarter's end. */
export function BooksTab({ year }: { year: number }) {
  const read = useRead('GET /api/ledger/books', { query: { year } });
  return <Loaded read={read}>{(books) => <Editor key={year} year={year} books={books} />}</Loaded>;
}

function Editor({ year, books }: { year: number; books: Books }) {
  const { today } = useSession();
  const begun = year < Number(today.slice(0, 4)) ? 12 : Number(today.slice(5, 7));
  const [months, setMonths] = useState<Month[]>(() => Array.from({ length: begun }, (_, i) => monthOf(books, year, i + 1)));
  const [capacity, setCapacity] = useState(() => ({
    premisesArea: books.capacity?.premisesArea ?? '',
    equipmentCount: String(books.capacity?.equipmentCount ?? ''),
    fullTimeStaff: String(books.capacity?.fullTimeStaff ?? ''),
  }));
  /** Which months, and whether the capacity, were typed into here: the rest is perhaps a colleague's by now. */
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const act = useAct('PUT /api/ledger/books');
  const toast = useToast();
  const put = (month: string, key: Income, value: string): void => {
    setTouched(new Set([...touched, month]));
    setMonths(months.map((one) => (one.month === month ? { ...one, [key]: value } : one)));
  };
  const columns: readonly Column<Month>[] = [
    { key: 'month', head: '月份', rowHead: true, cell: ({ month }) => `${Number(month.slice(5, 7))}月` },
    ...(Object.keys(incomes) as Income[]).map((key) => ({
      key,
      head: `${incomes[key]}（元）`,
      num: true,
      cell: (one: Month) => (
        <Input
          small
          num
          aria-label={`${Number(one.month.slice(5, 7))}月${incomes[key]}`}
          value={one[key]}
          onChange={({ target }) => put(one.month, key, target.value)}
        />
      ),
    })),
  ];
  const day = today < `${year}-12-31` ? today : `${year}-12-31`;
  const save = (): void =>
    act.mutate(
      {
        body: {
          months: months.filter((one) => isTyped(one) && touched.has(one.month)).map((one) => ({ ...one, ...storedOf(one) })),
          capacity:
            touched.has(CAPACITY) && Object.values(capacity).every((one) => one !== '')
              ? {
                  ...{ day, premisesArea: String(storedFrom(money, capacity.premisesArea)) },
                  ...{ equipmentCount: Number(capacity.equipmentCount), fullTimeStaff: Number(capacity.fullTimeStaff) },
                }
              : null,
        },
      },
      {
        onSuccess: () => {
          setTouched(new Set());
          toast('已记下');
        },
      },
    );
  return (
    <>
      <Table
        caption={`${year}年各月收入`}
        columns={columns}
        rows={months}
        keyOf={({ month }) => month}
        tight
        stack
        foot={<Totals months={books.months} />}
      />
      <div className="form card__body">
        {(Object.keys(capacities) as (keyof typeof capacities)[]).map((key) => (
          <Field key={key} label={capacities[key]} span={4} source={books.capacity ? `${fullDate(books.capacity.day)}登记` : undefined}>
            {(at) => (
              <Input
                {...at}
                num
                value={capacity[key]}
                onChange={({ target }) => {
                  setTouched(new Set([...touched, CAPACITY]));
                  setCapacity({ ...capacity, [key]: target.value });
                }}
              />
            )}
          </Field>
        ))}
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="row card__body">
        <Button look="primary" busy={act.isPending} onClick={save}>
          记下
        </Button>
        <span className="small muted">金额以账册为准，单位元；季度调度表按万元取用</span>
      </div>
    </>
  );
}

const monthOf = (books: Books, year: number, month: number): Month => {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return books.months.find((one) => one.month === first) ?? { month: first, serviceIncome: '', lowFeeIncome: '', profit: '' };
};
const isTyped = (one: Month): boolean => (Object.keys(incomes) as Income[]).some((key) => one[key].trim() !== '');
const storedOf = (one: Month) =>
  Object.fromEntries((Object.keys(incomes) as Income[]).map((key) => [key, String(storedFrom(money, one[key].trim() || '0'))]));

const Totals = ({ months }: { months: readonly Month[] }) => (
  <tr>
    <th scope="row">已记下的合计</th>
    {(Object.keys(incomes) as Income[]).map((key) => (
      <td key={key} className="num" data-k={incomes[key]}>
        {sum(months.map((one) => one[key]))}
      </td>
    ))}
  </tr>
);
