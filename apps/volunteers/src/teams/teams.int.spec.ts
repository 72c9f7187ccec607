import { InvalidInput, OutsideOwnArea } from '@linli/contracts';
import {
  AlreadyInTeam,
  FoundTeam,
  GetVolunteerRecord,
  JoinTeam,
  ListTeams,
  TEAM_ORDERS,
  TeamJoined,
  TeamNotFound,
} from '@linli/contracts/volunteers';
import { TestSystem } from '@linli/testing';
import { anOrganiser, aTeamBody, aVolunteer, hours, NOON } from '../testing/builders';
import { volunteersService } from '../volunteers.module';

const organiser = anOrganiser({ areaCodes: ['510108'] });
let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([volunteersService], { now: NOON, watch: [TeamJoined] });
});
afterAll(() => system.stop());

const foundIn = (areaCode: string) => system.ask(FoundTeam, aTeamBody({ areaCode }), organiser);

describe('founding a team', () => {
  it('is for organisers of the area', async () => {
    expect(await foundIn('510108903901')).toMatchObject({ ...aTeamBody(), members: 0 });
    await expect(foundIn('510107001001')).rejects.toThrow(OutsideOwnArea);
    await expect(system.ask(FoundTeam, aTeamBody(), aVolunteer())).rejects.toThrow(OutsideOwnArea);
  });

  it('says which field is wrong', async () => {
    const bad = { ...aTeamBody({ areaCode: 'x' }), languages: ['klingon'] } as never;
    await expect(system.ask(FoundTeam, bad, organiser)).rejects.toMatchObject({
      code: InvalidInput.code,
      fields: [expect.objectContaining({ pointer: '#/areaCode' }), expect.objectContaining({ pointer: '#/languages' })],
    });
  });
});

describe('joining a team', () => {
  it('makes the caller a member, counts it and tells of it', async () => {
    const { id: teamId } = await foundIn('510108904001');
    const membership = await system.ask(JoinTeam, { teamId }, aVolunteer(1));
    expect(membership).toMatchObject({ teamId, volunteerId: aVolunteer(1).id });
    await system.ask(JoinTeam, { teamId }, aVolunteer(2));
    const { items } = await system.ask(ListTeams, { areaCode: '510108904' });
    expect(items).toMatchObject([{ id: teamId, members: 2 }]);
    const told = await system.factsOf(TeamJoined, 2);
    expect(told[0]).toEqual(membership);
  });

  it('happens once, also when the same person asks ten times at once', async () => {
    const { id: teamId } = await foundIn('510108905001');
    const attempts = await Promise.allSettled(Array.from({ length: 10 }, () => system.ask(JoinTeam, { teamId }, aVolunteer(3))));
    const refused = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as Error).name)).toEqual(Array(9).fill(AlreadyInTeam.code));
    expect((await system.ask(ListTeams, { areaCode: '510108905' })).items).toMatchObject([{ members: 1 }]);
  });

  it('works for several teams at once, also as the first thing that somebody does', async () => {
    const teams = await Promise.all(['510108906001', '510108906002', '510108906003'].map(foundIn));
    await Promise.all(teams.map(({ id: teamId }) => system.ask(JoinTeam, { teamId }, aVolunteer(4))));
    const record = await system
      .database()
      .collection<{ _id: string }>('volunteers')
      .findOne({ _id: aVolunteer(4).id });
    expect(record).toMatchObject({ teams: 3 });
  });

  it('is refused for a team that is not there', async () => {
    await expect(system.ask(JoinTeam, { teamId: aVolunteer().id }, aVolunteer())).rejects.toThrow(TeamNotFound);
    await expect(system.ask(JoinTeam, { teamId: 'x' }, aVolunteer())).rejects.toThrow(InvalidInput);
  });
});

describe('the teams', () => {
  it('come newest first, page by page, for an area with all below it', async () => {
    const ids = [];
    for (const areaCode of ['510108907001', '510108907002', '510108907']) {
      system.clock.set(new Date(hours(ids.length + 1)));
      ids.unshift((await foundIn(areaCode)).id);
    }
    const first = await system.ask(ListTeams, { areaCode: '510108907', limit: 2 });
    const rest = await system.ask(ListTeams, { areaCode: '510108907', limit: 2, after: first.next });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
    expect(rest.next).toBeUndefined();
    expect((await system.ask(ListTeams, {})).items[0]?.id).toBe(ids[0]);
  });
});

describe('the record of somebody who has not volunteered', () => {
  it('is empty', async () => {
    const nothing = { volunteerId: aVolunteer(99).id, minutes: 0, shiftsAttended: 0 };
    expect(await system.ask(GetVolunteerRecord, {}, aVolunteer(99))).toEqual(nothing);
  });
});

describe('the list of teams', () => {
  it('comes by when they were founded or by their English names, each once, by an index', async () => {
    for (const [at, en] of ['Tea', 'Books', 'Tea', 'apples'].entries()) {
      system.clock.set(new Date(hours(at)));
      await system.ask(FoundTeam, aTeamBody({ areaCode: '510108911001', name: { zh: `队${at}`, en } }), organiser);
    }
    const listed = async (sort?: (typeof TEAM_ORDERS)[number]) => {
      const names: string[] = [];
      for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
        const page = await system.ask(ListTeams, { areaCode: '510108911000', sort, limit: 1, after });
        names.push(...page.items.map(({ name }) => name.en));
        after = page.next;
      }
      return names;
    };
    expect(await listed('foundedAt')).toEqual(['Tea', 'Books', 'Tea', 'apples']);
    expect([await listed(), await listed('-foundedAt')]).toEqual(Array(2).fill(['apples', 'Tea', 'Books', 'Tea']));
    expect(await listed('name.en')).toEqual(['Books', 'Tea', 'Tea', 'apples']);
    expect(await listed('-name.en')).toEqual(['apples', 'Tea', 'Tea', 'Books']);
    for (const by of ['foundedAt', 'name.en']) {
      const asked = system
        .database()
        .collection('teams')
        .find({})
        .sort({ [by]: 1, _id: 1 })
        .limit(21);
      const plan = JSON.stringify(await asked.explain('queryPlanner'));
      expect([by, plan.includes('IXSCAN'), plan.includes('COLLSCAN')]).toEqual([by, true, false]);
    }
  });
});
