import { BilingualTitle } from '../bilingual';
import { defineCommand, defineEvent, defineQuery } from '../contract';
import { AreaCode, Id, Instant, ListOf, Nested, Text, Whole, Words } from '../fields';
import { PageQuery } from '../paging';
import { OutsideOwnArea } from '../shared-errors';
import { Sort, upAndDown } from '../sorting';
import { AlreadyInTeam, HostNotKnown, TeamNotFound } from './errors';

/** Languages that a team can help in, as ISO 639-1 codes. */
export const TEAM_LANGUAGES = ['zh', 'en', 'ja', 'ko', 'fr', 'de', 'es', 'ru'] as const;
export type TeamLanguage = (typeof TEAM_LANGUAGES)[number];

export class FoundTeamBody {
  @AreaCode({ about: 'Where the team is at home' }) areaCode: string;
  @Nested(() => BilingualTitle, {
    about: 'Name',
    example: { zh: '“YAM”国际志愿服务队', en: 'YAM (you and me) international volunteers' },
  })
  name: BilingualTitle;
  @Words(TEAM_LANGUAGES, { about: 'Languages that the team helps in', min: 1, max: 8, example: ['zh', 'en'] })
  languages: TeamLanguage[];
  @Id({ about: 'The enterprise or unit that the team belongs to', optional: true }) hostId?: string;
}

export class TeamView extends FoundTeamBody {
  @Id({ about: 'Id of the team' }) id: string;
  @Nested(() => BilingualTitle, { about: 'Name of the host', optional: true }) hostName?: BilingualTitle;
  @Whole({ about: 'How many volunteers are in it', min: 0, max: 1_000_000, example: 24 }) members: number;
}

export class TeamPage {
  @ListOf(() => TeamView, { about: 'Teams, newest first unless `sort` says otherwise', max: 100 }) items: TeamView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class TeamIdBody {
  @Id({ about: 'The team' }) teamId: string;
}

export const TEAM_ORDERS = upAndDown('foundedAt', 'name.en');
export type TeamOrder = (typeof TEAM_ORDERS)[number];

export class ListTeamsBody extends PageQuery {
  @AreaCode({ about: 'Only teams of this area and the areas below it', example: '510108', optional: true }) areaCode?: string;
  @Sort(TEAM_ORDERS, '-foundedAt') sort?: TeamOrder;
}

export class MembershipView {
  @Id({ about: 'The team' }) teamId: string;
  @Id({ about: 'The volunteer' }) volunteerId: string;
  @Instant({ about: 'Member since' }) joinedAt: string;
}

/** Founds a volunteer team in one of the organiser's areas. */
export const FoundTeam = defineCommand('volunteers.found-team', {
  body: FoundTeamBody,
  reply: TeamView,
  fails: [OutsideOwnArea, HostNotKnown],
});

/** Makes the caller a member of the team. */
export const JoinTeam = defineCommand('volunteers.join-team', {
  body: TeamIdBody,
  reply: MembershipView,
  fails: [TeamNotFound, AlreadyInTeam],
});

/** Volunteer teams, newest first unless `sort` says otherwise. */
export const ListTeams = defineQuery('volunteers.list-teams', { body: ListTeamsBody, reply: TeamPage });

/** Published when a volunteer becomes a member of a team. */
export const TeamJoined = defineEvent('volunteers.team-joined', 1, { body: MembershipView, subject: ({ teamId }) => teamId });
