import { defineCommand } from '../contract';
import { Flag, ListOf, OneOf, Text } from '../fields';
import { CreditCodeTaken } from './errors';
import { RegisterEnterpriseBody } from './register';
import { RegisterUnitBody } from './units';

/** Rows that go in one message. */
export const ROWS_AT_A_TIME = 100;

export const ROW_OUTCOMES = ['added', 'present', 'refused'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** What has become of one row, or would become of it. */
export class RowResult {
  @OneOf(ROW_OUTCOMES, { about: 'Whether it is new, was there before, or may not be entered' }) outcome: RowOutcome;
  @Text({ about: 'Code of the error by which it was refused', max: 100, optional: true }) error?: string;
}

export class RowResults {
  @ListOf(() => RowResult, { about: 'One for each row, in their order', max: ROWS_AT_A_TIME }) rows: RowResult[];
}

class RowsBody {
  @Flag({ about: 'Only tell what would become of the rows' }) dryRun: boolean;
}

export class RegisterEnterprisesBody extends RowsBody {
  @ListOf(() => RegisterEnterpriseBody, { about: 'The enterprises', min: 1, max: ROWS_AT_A_TIME }) rows: RegisterEnterpriseBody[];
}

export class RegisterUnitsBody extends RowsBody {
  @ListOf(() => RegisterUnitBody, { about: 'The units', min: 1, max: ROWS_AT_A_TIME }) rows: RegisterUnitBody[];
}

/** Enters the enterprises of an imported table, each that is new: area and Chinese name tell one from another, so a second import changes nothing. */
export const RegisterEnterprises = defineCommand('business-service.register-enterprises', {
  body: RegisterEnterprisesBody,
  reply: RowResults,
  fails: [CreditCodeTaken],
});

/** Enters the units of an imported table, each that is new: area and Chinese name tell one from another, so a second import changes nothing. */
export const RegisterUnits = defineCommand('business-service.register-units', { body: RegisterUnitsBody, reply: RowResults });
