import { Button } from './button.tsx';

/** Prints the page as it stands; what is only for the screen stays away. */
export const PrintButton = ({ label = '打印', small }: { label?: string; small?: boolean }) => (
  <Button small={small} onClick={() => window.print()}>
    {label}
  </Button>
);
