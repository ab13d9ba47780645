import { useState } from 'react';
import { later, useOnce } from '../later.tsx';
import { Button } from '../ui/button.tsx';
import { useFilling } from './filling.ts';
import { part } from './part.ts';
import { sectionWord } from './words.ts';

const ChangesDialog = later(part('changesDialog'));

/** 修改记录 of one section: who changed what and when, and the way back to what stood there. */
export function SectionHistory({ section }: { section: string }) {
  const filling = useFilling();
  const [open, setOpen] = useState(false);
  const asked = useOnce(open);
  if (!filling) return null;
  return (
    <>
      <Button small look="quiet" aria-label={`修改记录：${sectionWord(section)}`} onClick={() => setOpen(true)}>
        修改记录
      </Button>
      {asked ? <ChangesDialog filling={filling} section={section} open={open} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
