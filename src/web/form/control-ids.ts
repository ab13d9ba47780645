/** What a field hands to its control: its id, and by what it is described. */
export type ControlIds = {
  id: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
  'aria-label'?: string | undefined;
};
