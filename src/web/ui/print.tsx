import { useEffect } from 'react';
import { Reading } from './reading.tsx';
import { valuesOnPaper } from './values-on-paper.ts';
import { drawWhole } from './whole.ts';

/** Prints the page; lists of which only a page is on the screen are read whole first. What is only for the screen stays away. */
export const PrintButton = ({ label = '打印', small }: { label?: string; small?: boolean | undefined }) => {
  useEffect(valuesOnPaper, []);
  const print = async (told: (done: number, total: number) => void, signal: AbortSignal): Promise<void> => {
    await drawWhole(told, signal);
    window.print();
  };
  return <Reading label={label} small={small} failed="没有打印" act={print} />;
};
