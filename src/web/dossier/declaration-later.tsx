import { useRef } from 'react';
import { usePlacesLater } from '../form/waiting-places.ts';
import { idle } from '../idle.ts';
import { later } from '../later.tsx';
import { Skeleton } from '../ui/alert.tsx';
import { Card } from '../ui/card.tsx';
import { part } from './part.ts';
import { sectionId } from './section-nav.tsx';

/** 附件6 at the end of the form: fetched once the form above it can be typed in; its place is held until then. */
export const Declaration = later(part('declaration'), { Waiting, when: idle });

function Waiting() {
  const box = useRef<HTMLDivElement>(null);
  usePlacesLater('declaration', box);
  return (
    <Card title="附件6" id={sectionId('declaration')} flush>
      <div ref={box} className="card__body">
        <Skeleton lines={6} />
      </div>
    </Card>
  );
}
