import {
  CommunityEventView,
  Question,
  RegistrationFormView,
  RegistrationPage,
  RegistrationView,
  TransferPage,
} from '@linli/contracts/events';
import { until } from '@linli/testing';
import { Caller, Problem } from '../../apps/standalone/src/demonstration/client';
import { aMarket } from '../system/events';
import { notices } from '../system/inbox';
import { Linli } from '../system/linli';
import { anOrganiser, somebody, WANGPING } from '../system/people';

/** A class for enterprises takes 40 people, at most two of each. */
const [CAPACITY, QUOTA] = [40, 2];
/** So many enterprises fill it with two people each. */
const ENTERPRISES = CAPACITY / QUOTA;

/** Everybody who comes is named, says what they eat, and the enterprise agrees to be named in the report. */
const QUESTIONS: readonly Question[] = [
  { key: 'report', kind: 'consent', title: { zh: '同意在报道中提及企业', en: 'May be named in the report' }, required: true },
  {
    ...{ key: 'meal', kind: 'choice', title: { zh: '餐食', en: 'Meal' }, required: true, per: 'attendee' },
    choices: [
      { key: 'usual', title: { zh: '普通', en: 'Usual' } },
      { key: 'vegetarian', title: { zh: '素食', en: 'Vegetarian' } },
    ],
  },
];
const AGREED = { question: 'report', agreed: true };
const personOf = (at: number) => ({
  ...{ name: `参会人${at + 1}`, phone: `1390000020${at}` },
  answers: [{ question: 'meal', choices: [at === 0 ? 'usual' : 'vegetarian'] }],
});

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
  await organiser.post(`/events/${id}/form`, { attendees: 'required', questions: QUESTIONS });
  return id;
}

interface Party {
  readonly partySize?: number;
  readonly enterpriseId?: string;
  readonly answers?: object[];
  readonly attendees?: object[];
}

const peopleOf = (partySize: number) => Array.from({ length: partySize }, (_each, at) => personOf(at));

/** Events hear a moment later that an enterprise is verified. */
const signUp = (who: Caller, eventId: string, { partySize = 1, ...party }: Party) =>
  until('a verified enterprise', () =>
    who
      .post<RegistrationView>(`/events/${eventId}/registrations`, {
        ...{ partySize, answers: [AGREED], attendees: peopleOf(partySize) },
        ...party,
      })
      .catch(unlessUnheardOf),
  );

function unlessUnheardOf(error: unknown): false {
  if ((error as Problem).code !== 'events.enterprise-not-verified') throw error;
  return false;
}

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

describe('a place of an enterprise', () => {
  it('is passed on to a colleague by a code, who answers for themselves, and both are told', async () => {
    const eventId = await anEntrepreneurEvent();
    await organiser.post(`/events/${eventId}/sign-up-rules`, { rules: { transfers: true } });
    const { id: enterpriseId, owner } = await anEnterprise('passing');
    const colleague = await colleagueOf(enterpriseId);
    const { id } = await signUp(owner, eventId, { enterpriseId });
    await owner.post(`/registrations/${id}/transfer`);
    const { items } = await owner.get<TransferPage>('/me/transfers');
    const transferCode = items[0]?.transferCode;
    const given = { transferCode, answers: [AGREED], attendees: peopleOf(1) };
    const stranger = await somebody(linli);
    expect(await refusal(stranger.post('/transfers/accept', given))).toBe('events.transfer-among-colleagues');
    expect(await refusal(colleague.post('/transfers/accept', { transferCode }))).toBe('events.consent-not-given');
    expect(await colleague.post('/transfers/accept', given)).toMatchObject({ status: 'confirmed', enterpriseId });
    expect(await refusal(stranger.post('/transfers/accept', given))).toBe('events.transfer-not-open');
    expect(await notices(owner, 'place-passed-on')).toHaveLength(1);
    expect((await notices(colleague, 'place-taken-over'))[0]?.title).toContain('You have taken over a place');
    const calendar = await (await owner.raw('GET', `/registrations/${id}/calendar.ics`, {})).text();
    expect(calendar).toContain('STATUS:CANCELLED');
  });
});

describe('what the event asks', () => {
  it('is answered by everybody who comes, corrected until sign-up closes, and read by the organiser, which the enterprise can see', async () => {
    const eventId = await anEntrepreneurEvent();
    const { id: enterpriseId, owner } = await anEnterprise('asked');
    const of = { enterpriseId, partySize: 2 };
    expect(await refusal(signUp(owner, eventId, { ...of, answers: [] }))).toBe('events.consent-not-given');
    expect(await refusal(signUp(owner, eventId, { ...of, attendees: peopleOf(1) }))).toBe('events.attendees-missing');
    expect(await refusal(signUp(owner, eventId, { ...of, attendees: [{ name: '甲' }, { name: '乙' }] }))).toBe(
      'events.answer-missing',
    );
    const { id } = await signUp(owner, eventId, of);
    const anew = { answers: [AGREED], attendees: [personOf(0), { ...personOf(1), name: '接替者' }] };
    await owner.post(`/registrations/${id}/form`, anew);

    const { items } = await organiser.get<RegistrationPage>(`/events/${eventId}/registrations`);
    expect(items[0]?.form?.attendees.map(({ name }) => name)).toEqual(['参**', '接**']);
    expect(await organiser.get<RegistrationFormView>(`/registrations/${id}/form`)).toMatchObject({ version: 1, ...anew });
    const table = await (await organiser.raw('GET', `/events/${eventId}/registrations/table`, {})).text();
    expect(table).toContain('同意,参会人1 13900000200 餐食: 普通; 接替者 13900000201 餐食: 素食');
    const { items: looks } = await owner.get<{ items: { operation: string; fields: string[] }[] }>('/me/data-accesses');
    const latest = looks.slice(0, 3).map(({ operation }) => operation);
    expect(latest).toEqual(['exportRegistrations', 'getRegistrationForm', 'listRegistrations']);
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
