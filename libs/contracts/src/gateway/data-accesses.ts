import { ROLES, type Role } from '../actor';
import { REASON_CHARACTERS } from '../audit/recorded-change';
import { Id, Instant, ListOf, OneOf, Pattern, Text, TextList } from '../fields';

/** Fields that are named of one look. */
export const SEEN_FIELDS = 20;

/** That somebody has looked at data of the reader. */
export class DataAccessView {
  @Id({ about: 'Id of the record' }) id: string;
  @Instant({ about: 'When' }) at: string;
  @Id({ about: 'Who has looked' }) viewerId: string;
  @OneOf(ROLES, { about: 'In which role', example: 'organiser', optional: true }) role?: Role;
  @Pattern({ about: 'By which operation', pattern: /^[A-Za-z]{1,80}$/, example: 'listRegistrations' }) operation: string;
  @TextList({ about: 'What was shown', max: SEEN_FIELDS, example: ['residentId', 'partySize', 'status'] }) fields: string[];
  @Text({ about: 'Why, where that was said', max: REASON_CHARACTERS, example: '活动签到', optional: true }) why?: string;
}

export class DataAccessPage {
  @ListOf(() => DataAccessView, { about: 'Looks, newest first', max: 100 }) items: DataAccessView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}
