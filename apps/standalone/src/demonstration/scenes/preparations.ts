import { EnterpriseView, UnitView } from '@linli/contracts/business-service';
import { AccountView } from '@linli/contracts/gateway';
import { TeamView } from '@linli/contracts/volunteers';
import { Problem } from '../client';
import { AREAS, ENTERPRISES, TEAM, TREE, UNITS } from '../seed/chenghua';
import { PASSWORD, PEOPLE, Person, PersonName } from '../seed/people';
import { Story } from '../story';

/** Ids of the enterprises of the story. */
export interface Register {
  readonly teaHouse: string;
  readonly bookshop: string;
}

const VOLUNTEERS = ['volunteer1', 'volunteer2', 'volunteer3', 'volunteer4'] as const;

/** Enters the areas, opens the accounts, registers units and enterprises, founds the volunteer team. */
export async function prepare(story: Story): Promise<Register> {
  await story.administrator.post('/areas', { areas: TREE });
  await openAccount(story, PEOPLE.district);
  const { mengzhuiwan, district, wangping } = AREAS;
  const centre = await registerUnit(story, {
    areaCode: mengzhuiwan.code,
    name: UNITS.centre,
    categories: ['premises', 'traffic', 'environment'],
  });
  const business = await registerUnit(story, {
    areaCode: district.code,
    name: UNITS.business,
    categories: ['licensing', 'tax', 'talent', 'financing'],
  });
  const teaHouse = await registerEnterprise(story, { areaCode: wangping.code, name: ENTERPRISES.teaHouse });
  const bookshop = await registerEnterprise(story, { areaCode: wangping.code, name: ENTERPRISES.bookshop });
  const belongsTo: Partial<Record<PersonName, string>> = { centreHandler: centre, businessHandler: business, teaHouse, bookshop };
  for (const [name, person] of Object.entries(PEOPLE) as [PersonName, Person][]) {
    if (name !== 'district') await openAccount(story, person, belongsTo[name]);
  }
  story.tell('accountsOpened', { count: Object.keys(PEOPLE).length + 1 });
  story.tell('registered');
  await foundTeam(story);
  return { teaHouse, bookshop };
}

/** An account that an earlier, interrupted telling has opened already is just as good. */
async function openAccount(story: Story, { phone, name, language, roles, areaCodes }: Person, memberOf?: string): Promise<void> {
  const body = { phone, password: PASSWORD, name, language, roles, areaCodes, memberOf: memberOf ? [memberOf] : [] };
  try {
    await story.administrator.post<AccountView>('/accounts', body, story.nextKey());
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'gateway.phone-taken') throw error;
  }
}

const registerUnit = async (story: Story, body: object): Promise<string> =>
  (await story.act<UnitView>('district', '/units', body)).id;

const registerEnterprise = async (story: Story, body: object): Promise<string> =>
  (await story.act<EnterpriseView>('district', '/enterprises', body)).id;

async function foundTeam(story: Story): Promise<void> {
  const { id } = await story.act<TeamView>('wangping', '/teams', { ...TEAM, areaCode: AREAS.wangping.code });
  for (const volunteer of VOLUNTEERS) await story.act(volunteer, `/teams/${id}/members`);
  story.tell('teamFounded', { who: PEOPLE.wangping.name, team: TEAM.name[story.in], count: VOLUNTEERS.length });
}
