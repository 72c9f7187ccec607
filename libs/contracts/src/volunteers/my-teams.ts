import { BilingualTitle } from '../bilingual';
import { defineQuery } from '../contract';
import { ListOf, Nested, Text } from '../fields';
import { PageQuery } from '../paging';
import { MembershipView } from './teams';

export class MyMembershipView extends MembershipView {
  @Nested(() => BilingualTitle, { about: 'Name of the team' }) teamName: BilingualTitle;
}

export class MyMembershipPage {
  @ListOf(() => MyMembershipView, { about: 'Memberships, newest first', max: 100 }) items: MyMembershipView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** The teams that the caller is in, newest first. */
export const ListMyTeams = defineQuery('volunteers.list-my-teams', { body: PageQuery, reply: MyMembershipPage });
