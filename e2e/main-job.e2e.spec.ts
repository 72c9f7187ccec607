import { EnterpriseRequestView, EnterpriseView, UnitView } from '@linli/contracts/business-service';
import { CommunityEventView, RegistrationView } from '@linli/contracts/events';
import { InboxPage, NoticeView } from '@linli/contracts/notifications';
import { AssignmentView, ShiftList, ShiftView, TeamView, VolunteerRecordView } from '@linli/contracts/volunteers';
import { until } from '@linli/testing';
import { Caller, Problem } from '../apps/standalone/src/demonstration/client';
import { aMarket, hours, publishMarket } from './system/events';
import { kindsIn, notices } from './system/inbox';
import { Linli } from './system/linli';
import { anOrganiser, residents, somebody, WANGPING } from './system/people';

let linli: Linli;
let organiser: Caller;

beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const register = (who: Caller, { id }: CommunityEventView, partySize = 1) =>
  who.post<RegistrationView>(`/events/${id}/registrations`, { partySize });
const codeOf = (step: Promise<unknown>) =>
  step.then(
    () => 'done',
    (problem: Problem) => `${problem.status} ${problem.code}`,
  );
const at = (count: number) => linli.setClock(new Date(hours(count)));

describe('the main job', () => {
  let market: CommunityEventView;
  let [first, second, third]: Caller[] = [];
  let firstRegistration: RegistrationView;
  let volunteer: Caller;
  let shift: ShiftView;

  it('an organiser drafts an event, which only the organisers of the area see, and publishes it', async () => {
    const { id, status } = await organiser.post<CommunityEventView>('/events', aMarket());
    expect(status).toBe('draft');
    expect(await codeOf(linli.anybody.get(`/events/${id}`))).toBe('404 events.event-not-found');
    market = await organiser.post<CommunityEventView>(`/events/${id}/publish`);
    expect(market).toMatchObject({ status: 'published', capacity: 3, placesTaken: 0 });
    expect(await linli.anybody.get<CommunityEventView>(`/events/${id}`)).toEqual(market);
  });

  it('residents register; the surplus waits, and nobody registers twice', async () => {
    [first, second, third] = await residents(linli, 3);
    firstRegistration = await register(first as Caller, market, 2);
    expect(firstRegistration).toMatchObject({ status: 'confirmed', partySize: 2 });
    expect(await register(second as Caller, market, 2)).toMatchObject({ status: 'waiting', arrival: 2 });
    expect(await register(third as Caller, market, 1)).toMatchObject({ status: 'waiting', arrival: 3 });
    expect(await codeOf(register(second as Caller, market))).toBe('409 events.already-registered');
    await notices(first as Caller, 'registration-confirmed');
    await notices(second as Caller, 'registration-waitlisted');
  });

  it('a cancellation lets the next in line move up', async () => {
    await (first as Caller).post(`/registrations/${firstRegistration.id}/cancel`);
    await notices(second as Caller, 'registration-promoted');
    await notices(third as Caller, 'registration-promoted');
    expect(await linli.anybody.get(`/events/${market.id}`)).toMatchObject({ placesTaken: 3, peopleWaiting: 0 });
  });

  it('a volunteer joins a team and signs up for a shift; overlapping shifts are refused', async () => {
    volunteer = await somebody(linli, { roles: ['volunteer'] });
    const wanted = { task: { zh: '引导', en: 'Guide' }, startsAt: hours(71), endsAt: hours(74), needed: 1 };
    const called = await until('the event is known to the volunteers’ service', () =>
      organiser
        .post<ShiftList>(`/events/${market.id}/shifts`, { shifts: [wanted, { ...wanted, startsAt: hours(73) }] })
        .catch(() => undefined),
    );
    [shift] = called.items as [ShiftView];
    expect(await codeOf(volunteer.post(`/shifts/${shift.id}/assignments`))).toBe('422 volunteers.not-in-a-team');
    const team = { areaCode: WANGPING, name: { zh: '国际志愿队', en: 'International team' }, languages: ['zh', 'en'] };
    const { id } = await organiser.post<TeamView>('/teams', team);
    await volunteer.post(`/teams/${id}/members`);
    expect(await volunteer.post<AssignmentView>(`/shifts/${shift.id}/assignments`)).toMatchObject({ attendance: 'expected' });
    expect(await codeOf(volunteer.post(`/shifts/${called.items[1]?.id}/assignments`))).toBe('422 volunteers.shifts-overlap');
    await notices(volunteer, 'shift-assigned');
  });

  it('rescheduling moves the reminders: none at the old times, one each at the new ones', async () => {
    const times = { startsAt: hours(96), endsAt: hours(99), signUpClosesAt: hours(95) };
    await organiser.post(`/events/${market.id}/reschedule`, times);
    await notices(second as Caller, 'event-rescheduled');
    await notices(third as Caller, 'event-rescheduled');
    await notices(volunteer, 'shift-rescheduled');
    await at(71.5);
    expect(await kindsIn(second as Caller)).not.toContain('event-tomorrow');
    await at(72);
    await notices(second as Caller, 'event-tomorrow');
    await notices(third as Caller, 'event-tomorrow');
    await notices(volunteer, 'shift-tomorrow');
    await at(95);
    await notices(second as Caller, 'event-in-one-hour');
    expect(await kindsIn(first as Caller)).toEqual(['registration-cancelled', 'registration-confirmed']);
  });

  it('attendance is marked and hours are credited', async () => {
    await at(99);
    const mark = { volunteerId: await volunteer.id(), attended: true };
    expect(await organiser.post<AssignmentView>(`/shifts/${shift.id}/attendance`, mark)).toMatchObject({
      attendance: 'attended',
      minutes: 180,
    });
    expect(await volunteer.get<VolunteerRecordView>('/my/hours')).toMatchObject({ minutes: 180, shiftsAttended: 1 });
    await notices(volunteer, 'hours-credited');
  });

  it('cancelling an event tells everybody concerned once and drops the reminders', async () => {
    const evening = await publishMarket(organiser, { startsAt: hours(148), endsAt: hours(150), signUpClosesAt: hours(147) });
    await register(second as Caller, evening);
    await until('its confirmation', async () => (await kindsIn(second as Caller))[0] === 'registration-confirmed');
    await organiser.post(`/events/${evening.id}/cancel`, { reason: { zh: '暴雨预警', en: 'Rainstorm warning' } });
    const [notice] = await notices(second as Caller, 'event-cancelled');
    expect(notice?.text).toContain('Rainstorm warning');
    await at(124.5);
    const later = await publishMarket(organiser, { startsAt: hours(200), endsAt: hours(201), signUpClosesAt: hours(199) });
    await register(second as Caller, later);
    await until('a later notice', async () => (await kindsIn(second as Caller))[0] === 'registration-confirmed');
    expect((await kindsIn(second as Caller)).filter((kind) => kind === 'event-tomorrow')).toHaveLength(1);
  });
});

describe('an enterprise', () => {
  it('sends a request that is handled within its time, and everybody concerned hears of each step once', async () => {
    const { enterprise, handler, submit } = await anEnterpriseWithItsUnit();
    const request = await submit();
    const { id } = request;
    expect(request).toMatchObject({ status: 'assigned', number: expect.stringMatching(/^Q\d{8}-\d{4,}$/) });
    await notices(enterprise, 'request-received', { id });
    await notices(enterprise, 'request-assigned', { id });
    await notices(handler, 'request-assigned-to-unit', { id });
    await linli.setClock(new Date(Date.parse(request.dueAt) - 23.9 * 3_600_000));
    await notices(handler, 'request-due-soon', { id });
    const step = (who: Caller, name: string, body?: object) => who.post<EnterpriseRequestView>(`/requests/${id}/${name}`, body);
    expect(await step(handler, 'accept')).toMatchObject({ status: 'accepted' });
    expect(await step(handler, 'answer', { answer: 'Come to the centre.' })).toMatchObject({ status: 'answered' });
    expect(await step(enterprise, 'reopen', { reason: 'When?' })).toMatchObject({ status: 'assigned', reopened: 1 });
    expect(await codeOf(step(enterprise, 'confirm'))).toBe('409 business-service.step-not-allowed');
    await step(handler, 'accept');
    await step(handler, 'answer', { answer: 'Any weekday.' });
    expect(await step(enterprise, 'confirm')).toMatchObject({ status: 'closed', answer: 'Any weekday.' });
    await notices(enterprise, 'request-accepted', { id, count: 2 });
    await notices(enterprise, 'request-answered', { id, count: 2 });
    await notices(handler, 'request-reopened', { id });
    await notices(handler, 'request-closed', { id });
  });

  async function anEnterpriseWithItsUnit() {
    const where = { areaCode: WANGPING, name: { zh: '示例', en: 'Sample' } };
    const { id: unitId } = await organiser.post<UnitView>('/units', { ...where, categories: ['premises'] });
    const { id: enterpriseId } = await organiser.post<EnterpriseView>('/enterprises', where);
    const enterprise = await somebody(linli, { roles: ['enterprise'], memberOf: [enterpriseId] });
    const handler = await somebody(linli, { roles: ['handler'], memberOf: [unitId] });
    const body = { enterpriseId, category: 'premises', text: 'May I set up a stall outside?' };
    const submit = () => enterprise.post<EnterpriseRequestView>('/requests', body);
    // The inbox learns of new accounts a moment after they were opened; requests before that concern nobody yet.
    await until('both hear of requests', async () => {
      await submit();
      return (
        (await kindsIn(enterprise)).includes('request-assigned') && (await kindsIn(handler)).includes('request-assigned-to-unit')
      );
    });
    return { enterprise, handler, submit };
  }
});

describe('the inbox', () => {
  it('speaks the language of its owner, and counts what is unread', async () => {
    const [chinese, english] = [await somebody(linli, { language: 'zh-CN' }), await somebody(linli, { language: 'en' })];
    await at(200);
    const times = { startsAt: hours(300), endsAt: hours(302), signUpOpensAt: hours(199), signUpClosesAt: hours(299) };
    const fair = await publishMarket(organiser, times);
    await register(chinese, fair);
    await register(english, fair);
    const [inChinese] = await notices(chinese, 'registration-confirmed');
    await until('the notice in English', async () =>
      (await notices(english, 'registration-confirmed'))[0]?.title.includes('Riverside hearth'),
    );
    expect(inChinese?.title).toContain('烟火滨江友邻荟');
    expect(await chinese.get('/inbox/unread-count')).toEqual({ unread: 1 });
    expect(await chinese.post<NoticeView>(`/inbox/${inChinese?.id}/read`)).toMatchObject({ readAt: expect.any(String) });
    expect((await chinese.get<InboxPage>('/inbox?unread=true')).items).toEqual([]);
    expect(await codeOf(english.post(`/inbox/${inChinese?.id}/read`))).toBe('404 notifications.notice-not-found');
    await english.post('/inbox/read-all');
    expect(await english.get('/inbox/unread-count')).toEqual({ unread: 0 });
  });
});
