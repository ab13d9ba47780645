import { memo, useId } from 'react';
import { servedFields } from '../../core/annexes/annex5.ts';
import type { servedFigures } from '../../core/annexes/derive.ts';
import type { Content, Section } from '../../core/annexes/field.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { isOpen, type Opened } from '../../core/workflow/opened.ts';
import type { Report } from '../form/change.ts';
import { Control } from '../form/control.tsx';
import { idOf } from '../form/place.ts';
import { useCounting } from './counting.ts';
import { SectionCard, type SectionCardProps } from './section-card.tsx';

type ServedProps = {
  section: Section;
  content: Content;
  onChange: Report;
  marks: ReadonlyMap<string, string> | undefined;
  editable: Opened;
  only?: boolean | undefined;
} & Pick<SectionCardProps, 'came' | 'brought' | 'unseen' | 'shown'> & {
    scheme: Scheme;
  };

/**
 * 附件5 with its counter against the least number, and what its ratings come to. It stands in the page from the start, only its figures come later: a card
 * that took the place of another would drop the file that was just chosen in it, and the focus.
 */
export const ServedCard = memo(function ServedCard(props: ServedProps) {
  const { section, content, onChange, marks, editable, only, came, brought, unseen, shown, scheme } = props;
  const figures = useCounting(content)?.servedFigures(content) ?? null;
  const total = { content, onChange, mark: marks?.get('servedTotal'), readOnly: !isOpen(editable, 'servedTotal') };
  const least = scheme.thresholds.servedEnterprises.atLeast;
  return (
    <SectionCard
      section={section}
      content={content}
      onChange={onChange}
      marks={marks}
      editable={editable}
      only={only}
      came={came}
      brought={brought}
      unseen={unseen}
      shown={shown}
      without={totals}
      aside={<Total {...total} id={idOf('servedTotal')} />}
      barFull={<Total {...total} id={`${idOf('servedTotal')}-full`} />}
      barEnd={<Counter figures={figures} least={least} />}
      footEnd={figures ? <Ratings figures={figures} /> : null}
    />
  );
}, sameServed);

type Figures = ReturnType<typeof servedFigures>;

function Counter({ figures, least }: { figures: Figures | null; least: number }) {
  const short = figures !== null && figures.distinct < least;
  return (
    <span className="counter">
      已填 <b className={short ? 'is-short' : undefined}>{figures?.distinct ?? '…'}</b> / {least} 家
      {figures && figures.distinct < figures.rows ? `（去重前 ${figures.rows} 行）` : null}
    </span>
  );
}

const Ratings = ({ figures: { satisfied, rated, rows, rate } }: { figures: Figures }) => (
  <span>
    满意 {satisfied}　不满意 {rated - satisfied}　未评价 {rows - rated}　满意度 {rate === null ? '–' : `${rate}%`}
  </span>
);

/** Typing elsewhere in the form leaves a list of 1 600 rows alone. */
function sameServed(before: ServedProps, now: ServedProps): boolean {
  const plain = (['section', 'onChange', 'marks', 'editable', 'only', 'scheme', 'brought', 'unseen', 'shown'] as const).every(
    (key) => before[key] === now[key],
  );
  return (
    plain &&
    before.content.values.servedTotal === now.content.values.servedTotal &&
    before.content.tables.served === now.content.tables.served
  );
}

const totals = ['servedTotal'];

type TotalProps = { id: string; content: Content; onChange: Report; mark: string | undefined; readOnly: boolean };

function Total({ id, content, onChange, mark, readOnly }: TotalProps) {
  const error = useId();
  return (
    <span className="served-total">
      <label className="row small" htmlFor={id}>
        实际服务（
        <Control
          compact
          field={servedFields.servedTotal}
          value={content.values.servedTotal ?? null}
          readOnly={readOnly}
          onValue={(value) => onChange({ path: 'servedTotal', value })}
          ids={{
            id,
            'aria-label': '实际服务企业数（家）',
            'aria-invalid': mark ? true : undefined,
            'aria-describedby': mark ? error : undefined,
          }}
        />
        ）家企业
      </label>
      {mark ? (
        <span className="field__err" id={error}>
          {mark}
        </span>
      ) : null}
    </span>
  );
}
