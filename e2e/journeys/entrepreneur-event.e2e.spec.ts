import { CommunityEventView, RegistrationPage, RegistrationView } from '@linli/contracts/events';
import { until } from '@linli/testing';
import { Caller, Problem } from '../../apps/standalone/src/demonstration/client';
import { aMarket } from '../system/events';
import { Linli } from '../system/linli';
import { anOrganiser, somebody, WANGPING } from '../system/people';

/** A class for enterprises takes 40 people, at most two of each. */
const [CAPACITY, QUOTA] = [40, 2];
/** So many enterprises fill it with two people each. */
const ENTERPRISES = CAPACITY / QUOTA;

interface Enterprise {
  readonly id: string;
  readonly owner: Caller;
}

let linli: Linli;
let organiser: Caller;
beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const colleagueOf = (id: string) => somebody(linli, { roles: ['resident', 'enterprise'], memberOf: [id] });

async function anEnterprise(name: string): Promise<Enterprise> {
  const shop = { areaCode: WANGPING, name: { zh: `${name}号企业`, en: `Enterprise ${name}` } };
  const { id } = await organiser.post<{ id: string }>('/enterprises', shop);
  return { id, owner: await colleagueOf(id) };
}

async function anEntrepreneurEvent(): Promise<string> {
  const title = { zh: '企业家培训班', en: 'A class for entrepreneurs' };
  const { id } = await organiser.post<CommunityEventView>('/events', aMarket({ title, capacity: CAPACITY }));
  await organiser.post(`/events/${id}/publish`);
  await organiser.post(`/events/${id}/sign-up-rules`, { rules: { placesPerEnterprise: QUOTA } });
  return id;
}

const signUp = (who: Caller, eventId: string, { partySize = 1, enterpriseId }: { partySize?: number; enterpriseId?: string }) =>
  who.post<RegistrationView>(`/events/${eventId}/registrations`, { partySize, ...(enterpriseId && { enterpriseId }) });

const refusal = (sending: Promise<unknown>) =>
  sending.then(
    () => 'nothing',
    (error) => (error as Problem).code,
  );

describe('an event for entrepreneurs', () => {
  it('takes two people of each enterprise, of those who belong to it, and gives places back to the next one', async () => {
    const eventId = await anEntrepreneurEvent();
    const [first, ...others] = await inTurn(ENTERPRISES, anEnterprise);
    const { id: enterpriseId, owner } = first as Enterprise;
    const colleague = await colleagueOf(enterpriseId);

    expect(await refusal(signUp(await somebody(linli), eventId, {}))).toBe('events.enterprise-missing');
    expect(await refusal(signUp(await somebody(linli), eventId, { enterpriseId }))).toBe('linli.not-owner');
    expect(await refusal(signUp(owner, eventId, { partySize: 3, enterpriseId }))).toBe('events.enterprise-quota-reached');

    const mine = await signUp(owner, eventId, { enterpriseId });
    expect(mine).toMatchObject({ status: 'confirmed', enterpriseId });
    expect(await refusal(signUp(colleague, eventId, { partySize: 2, enterpriseId }))).toBe('events.enterprise-quota-reached');
    expect(await signUp(colleague, eventId, { enterpriseId })).toMatchObject({ status: 'confirmed' });

    const pairs = await Promise.all(others.map(({ id, owner: who }) => signUp(who, eventId, { partySize: 2, enterpriseId: id })));
    expect(pairs.map(({ status }) => status)).toEqual(others.map(() => 'confirmed'));
    const late = await anEnterprise('late');
    expect(await signUp(late.owner, eventId, { enterpriseId: late.id })).toMatchObject({ status: 'waiting' });

    await owner.post(`/registrations/${mine.id}/cancel`);
    await until('the place', async () => {
      const { items } = await late.owner.get<RegistrationPage>('/registrations');
      return items[0]?.status === 'confirmed';
    });
    expect(await perEnterprise(eventId)).toEqual([1, 1, ...others.map(() => QUOTA)]);
  });
});

/** What is made one after the other. */
async function inTurn<T>(count: number, make: (name: string) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) made.push(await make(String(made.length + 1)));
  return made;
}

/** How many people of each enterprise have places, as the organiser's list tells, fewest first. */
async function perEnterprise(eventId: string): Promise<number[]> {
  const { items } = await organiser.get<RegistrationPage>(`/events/${eventId}/registrations?limit=100`);
  const people = new Map<string, number>();
  for (const { status, enterpriseId = '', partySize } of items)
    if (status === 'confirmed') people.set(enterpriseId, (people.get(enterpriseId) ?? 0) + partySize);
  return [...people.values()].sort((one, other) => one - other);
}
