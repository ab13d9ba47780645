import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type AnswerOf, href } from '../client.ts';
import { Loaded, useForgotten, useSettled } from '../query.tsx';
import { DocumentFrame } from '../ui/document-preview.tsx';
import { MadeDownload, PaperWarnings } from './making.tsx';

const ROUTE = 'GET /api/dossiers/{id}/annexes/5/sheets/{part}';
type Drawn = AnswerOf<typeof ROUTE>;

type Props = { dossierId: string; title: string; titled?: boolean; acts?: ReactNode };

/** 附件5 as it will be printed, however long: its first pages at once, the next ones as one comes near them; whole as a file. */
export function Sheets({ dossierId, title, titled, acts }: Props) {
  const [parts, setParts] = useState(1);
  const more = (after: number): void => setParts((now) => Math.max(now, after + 1));
  const pdf = href('GET /api/dossiers/{id}/annexes/{annex}', { params: { id: dossierId, annex: '5.pdf' } });
  return (
    <DocumentFrame
      title={title}
      titled={titled}
      acts={
        <>
          {acts}
          <MadeDownload small {...{ dossierId, file: '5.pdf', what: title, href: pdf }}>
            下载 PDF
          </MadeDownload>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="sheets" tabIndex={0} aria-label={`${title}各页`}>
        {Array.from({ length: parts }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its number
          <Part key={i} dossierId={dossierId} number={i + 1} title={title} onNear={() => more(i + 1)} />
        ))}
      </section>
    </DocumentFrame>
  );
}

type PartProps = { dossierId: string; number: number; title: string; onNear: () => void };

function Part({ dossierId, number, title, onNear }: PartProps) {
  const request = { params: { id: dossierId, part: number } };
  const read = useSettled(ROUTE, request);
  // A draft may read otherwise when it is opened the next time.
  useForgotten(ROUTE, request);
  return (
    <Loaded read={read} lines={10}>
      {(drawn) => (
        <>
          <PaperWarnings warnings={drawn.warnings} what={title} />
          <Pages drawn={drawn} title={title}>
            {number < drawn.parts ? <Near onNear={onNear} /> : <p>共 {drawn.firstPage + drawn.pages.length - 1} 页</p>}
          </Pages>
        </>
      )}
    </Loaded>
  );
}

/** What comes after the pages comes with them: before they take their room all that is below is near. */
function Pages({ drawn: { pages, firstPage }, title, children }: { drawn: Drawn; title: string; children: ReactNode }) {
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  useEffect(() => {
    const made = pages.map((svg) => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })));
    setAddresses(made);
    return () => {
      for (const one of made) URL.revokeObjectURL(one);
    };
  }, [pages]);
  if (addresses.length === 0) return null;
  return (
    <>
      {addresses.map((address, i) => (
        <img key={address} src={address} loading="lazy" width="794" height="1123" alt={`${title}第 ${firstPage + i} 页`} />
      ))}
      {children}
    </>
  );
}

/** So far ahead of what is seen the next part is fetched: some three pages. */
const AHEAD = '2500px';

/** Says once that one has come near. */
function Near({ onNear }: { onNear: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  const near = useRef(onNear);
  near.current = onNear;
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && near.current(), {
      root: mark.current?.closest('.sheets') ?? null,
      rootMargin: AHEAD,
    });
    if (mark.current) watch.observe(mark.current);
    return () => watch.disconnect();
  }, []);
  return <div ref={mark} />;
}
