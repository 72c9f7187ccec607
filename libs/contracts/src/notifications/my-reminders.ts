import { LANGUAGES, type Language } from '../actor';
import { defineQuery } from '../contract';
import { Flag, Id, Instant, ListOf, OneOf, Text, TextList, TimeZone } from '../fields';
import { PageQuery } from '../paging';

export class MyReminderView {
  @Id({ about: 'The event, shift or request that it is about' }) occasionId: string;
  @Text({ about: 'What it says', max: 40, example: 'event-tomorrow' }) kind: string;
  @Instant({ about: 'When it is due' }) dueAt: string;
  @OneOf(['planned', 'delivered', 'dropped'], { about: 'Whether it was sent' }) state: 'planned' | 'delivered' | 'dropped';
}

export class MyReminderPage {
  @ListOf(() => MyReminderView, { about: 'Reminders, the latest first', max: 100 }) items: MyReminderView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class GetMyPreferencesBody {}

export class MyPreferencesView {
  @Flag({ about: 'Whether there is a record of the caller here' }) known: boolean;
  @OneOf(LANGUAGES, { about: 'Language of notices' }) language: Language;
  @TimeZone({ about: 'The zone that times are told in' }) timeZone: string;
  @TextList({ about: 'Ids of the enterprises and units whose notices arrive', max: 1000 }) memberOf: string[];
}

/** The caller's reminders, the latest first. */
export const ListMyReminders = defineQuery('notifications.list-my-reminders', { body: PageQuery, reply: MyReminderPage });

/** How the caller is told things, as this service has it. */
export const GetMyPreferences = defineQuery('notifications.get-my-preferences', {
  body: GetMyPreferencesBody,
  reply: MyPreferencesView,
});
