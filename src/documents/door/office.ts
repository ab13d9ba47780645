import { unzipSync } from 'fflate';

const CONTENTS = '[Content_Types].xml';

/** Reads the list of an Office package, nothing of its contents; throws where it is cut off or no such package. */
export function lookAtOffice(bytes: Uint8Array): void {
  let whole = false;
  unzipSync(bytes, {
    filter: ({ name }) => {
      whole ||= name === CONTENTS;
      return false;
    },
  });
  if (!whole) throw new Error(`no ${CONTENTS}`);
}
