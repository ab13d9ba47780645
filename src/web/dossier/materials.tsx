import { useRef } from 'react';
import { isOpen } from '../../core/workflow/opened.ts';
import { usePlacesLater } from '../form/waiting-places.ts';
import { idle } from '../idle.ts';
import { later } from '../later.tsx';
import { Card } from '../ui/card.tsx';
import type { MaterialsProps } from './materials-props.ts';
import { part } from './part.ts';
import { useSafeDrop } from './safe-drop.ts';
import { sectionId } from './section-nav.tsx';

/** 第九条: the twelve kinds, what each must show, and its files. The list is fetched once the form above it can be typed in. */
export function Materials(props: MaterialsProps) {
  useSafeDrop();
  return (
    <Card
      title="申报材料"
      aside={<span className="small muted">第九条，PDF、JPG、PNG、DOCX、XLSX，单个文件 50 MB 以内</span>}
      id={sectionId('materials')}
      flush
    >
      <List {...props} />
    </Card>
  );
}

const List = later(part('materialList'), { Waiting, when: idle });

function Waiting({ scheme, editable, only }: MaterialsProps) {
  const box = useRef<HTMLUListElement>(null);
  usePlacesLater('materials', box);
  return (
    <ul className="card__body stack" ref={box} aria-busy="true">
      {scheme.materials
        .filter((kind) => !only || isOpen(editable, `materials/${kind.key}`))
        .map((kind) => (
          <li key={kind.key}>
            {kind.article.replace('第九条', '')} {kind.label}
          </li>
        ))}
    </ul>
  );
}
