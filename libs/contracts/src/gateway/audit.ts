import { ROLES, type Role } from '../actor';
import { FieldChange, REASON_CHARACTERS, RECORDED_FIELDS } from '../audit/recorded-change';
import { AreaCode, Id, Instant, ListOf, OneOf, Pattern, Text } from '../fields';
import { PageQuery } from '../paging';
import { Sort, upAndDown } from '../sorting';

const OPERATION = { pattern: /^[A-Za-z]{1,80}$/, example: 'cancelCommunityEvent' };
const THING_ID = { max: 100, example: '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d' };
const ACTOR_ID = { max: 100, example: '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d' };

export const AUDIT_ORDERS = upAndDown('at');
export type AuditOrder = (typeof AUDIT_ORDERS)[number];

export class ListAuditBody extends PageQuery {
  @AreaCode({ about: 'Only what was changed in this area and all below it', optional: true }) areaCode?: string;
  @Text({ ...ACTOR_ID, about: 'Only what this account has changed', optional: true }) actorId?: string;
  @Text({ ...THING_ID, about: 'Only what became of this thing', optional: true }) thingId?: string;
  @Pattern({ ...OPERATION, about: 'Only what was changed by this operation', optional: true }) operation?: string;
  @Instant({ about: 'Only what was changed at this instant or later', optional: true }) from?: string;
  @Instant({ about: 'Only what was changed before this instant', optional: true }) to?: string;
  @Sort(AUDIT_ORDERS, '-at') sort?: AuditOrder;
}

/** One change that somebody of the staff has made; it is never changed itself. */
export class AuditRecordView {
  @Id({ about: 'Id of the record' }) id: string;
  @Instant({ about: 'When it was changed' }) at: string;
  @Text({ ...ACTOR_ID, about: 'Who has changed it' }) actorId: string;
  @OneOf(ROLES, { about: 'In which role', example: 'organiser', optional: true }) role?: Role;
  @Pattern({ ...OPERATION, about: 'By which operation; `unasked` at the start of Linli or on its command line' })
  operation: string;
  @Pattern({ about: 'What kind of thing was changed', pattern: /^[a-z-]{1,40}$/, example: 'community-event' }) thing: string;
  @Text({ ...THING_ID, about: 'Which one' }) thingId: string;
  @AreaCode({ about: 'The area of the thing; everywhere if not given', optional: true }) areaCode?: string;
  @ListOf(() => FieldChange, { about: 'What became of its fields', max: RECORDED_FIELDS }) changes: FieldChange[];
  @Text({ about: 'Why, where that was said', max: REASON_CHARACTERS, example: '暴雨预警', optional: true }) why?: string;
  @Text({ about: 'The request that it was made for, as its `X-Correlation-Id` said', max: 100, example: THING_ID.example })
  correlationId: string;
}

export class AuditPage {
  @ListOf(() => AuditRecordView, { about: 'Changes, newest first', max: 100 }) items: AuditRecordView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}
