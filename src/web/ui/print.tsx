import { useEffect } from 'react';
import { Button } from './button.tsx';
import { valuesOnPaper } from './values-on-paper.ts';

/** Prints the page as it stands; what is only for the screen stays away. */
export const PrintButton = ({ label = '打印', small }: { label?: string; small?: boolean }) => {
  useEffect(valuesOnPaper, []);
  return (
    <Button small={small} onClick={() => window.print()}>
      {label}
    </Button>
  );
};
