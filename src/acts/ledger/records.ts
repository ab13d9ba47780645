import type { Words } from '../../core/ledger/import.ts';
import type { Confirmed, Organiser, Service } from '../../core/ledger/line.ts';
import type { Basis } from '../../core/ledger/report.ts';
import type { Fee } from '../../core/recognition/profile.ts';
import type { FunctionKey } from '../../core/scheme/functions.ts';
import type { ConfirmTables } from './confirm-port.ts';

/** The ledger as it lies (第十五条). All of it hangs on the legal entity. Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings in 元. */
export type EnterpriseRow = {
  organisationId: string;
  id: string;
  name: string;
  nameKey: string;
  creditCode: string | null;
  contact: string;
  phone: string;
  mergedInto: string | null;
  version: number;
  changedBy: string;
  changedAt: string;
};
export type EnterpriseAlias = { organisationId: string; nameKey: string; enterpriseId: string };
export type ServiceRow = {
  organisationId: string;
  servedOn: string;
  id: string;
  enterpriseId: string;
  function: FunctionKey;
  content: string;
  fee: Fee;
  times: number;
  persons: number;
  confirmed: Confirmed | null;
  satisfied: boolean | null;
  importId: string | null;
  version: number;
  changedBy: string;
  changedAt: string;
  voidedAt: string | null;
  voidReason: string | null;
};
export type EventRow = {
  organisationId: string;
  id: string;
  heldOn: string;
  name: string;
  place: string;
  function: FunctionKey;
  content: string;
  households: number;
  persons: number;
  organiser: Organiser;
  version: number;
  changedBy: string;
  changedAt: string;
  voidedAt: string | null;
  voidReason: string | null;
};
export type Attendance = { organisationId: string; eventId: string; enterpriseId: string; persons: number };
export type CapacityRow = {
  organisationId: string;
  day: string;
  premisesArea: string;
  equipmentCount: number;
  fullTimeStaff: number;
  changedBy: string;
  changedAt: string;
};
export type MonthRow = {
  organisationId: string;
  month: string;
  serviceIncome: string;
  lowFeeIncome: string;
  profit: string;
  changedBy: string;
  changedAt: string;
};
export type LedgerImport = {
  organisationId: string;
  id: string;
  fileName: string;
  fingerprint: string;
  hash: string;
  rows: number;
  /** What changed rows held before, to be given back where it is undone. */
  changed: Service[];
  importedBy: string;
  importedAt: string;
  undoneBy: string | null;
  undoneAt: string | null;
};
/** What a report's version was made of; never changed afterwards. */
export type ReportLedger = { reportId: string; no: number; basis: Basis };
export type LedgerLayout = { organisationId: string; fingerprint: string; mapping: unknown; words: Words; changedAt: string };

export type LedgerTables = ConfirmTables & {
  enterprise: EnterpriseRow;
  enterpriseAlias: EnterpriseAlias;
  service: ServiceRow;
  serviceEvent: EventRow;
  attendance: Attendance;
  capacity: CapacityRow;
  monthAccounts: MonthRow;
  ledgerImport: LedgerImport;
  ledgerLayout: LedgerLayout;
  reportLedger: ReportLedger;
};
