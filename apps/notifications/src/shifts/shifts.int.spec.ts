import { NoticeKind } from '@linli/contracts/notifications';
import {
  HoursCredited,
  ShiftAssigned,
  ShiftCancelled,
  ShiftPostponed,
  ShiftRescheduled,
  ShiftSessionChanged,
  ShiftWithdrawn,
} from '@linli/contracts/volunteers';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { aPerson, aShift, hours, inHours, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { plannedFor, untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)]);
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

describe('a shift', () => {
  it('that is assigned is told once and brought to mind a day before', async () => {
    const volunteer = aPerson();
    await system.publishTwice(ShiftAssigned, { shift: aShift(), volunteerId: volunteer.id });
    await untilTold(system, volunteer, ['shift-assigned']);
    system.clock.set(inHours(176));
    const [reminder] = await untilTold(system, volunteer, ['shift-assigned', 'shift-tomorrow']);
    expect(reminder).toMatchObject({ subjectKind: 'shift', title: '班次提醒：集市引导' });
  });

  it('that is rescheduled is told once and brought to mind at its new time', async () => {
    const volunteer = aPerson();
    const shift = aShift();
    await system.publish(ShiftAssigned, { shift, volunteerId: volunteer.id });
    await untilTold(system, volunteer, ['shift-assigned']);
    const moved = { ...shift, revision: 2, startsAt: hours(300), endsAt: hours(302) };
    await system.publishTwice(ShiftRescheduled, { shift: moved });
    await untilTold(system, volunteer, ['shift-assigned', 'shift-rescheduled']);
    system.clock.set(inHours(200));
    expect(await plannedFor(system, shift.id)).toBe(1);
    system.clock.set(inHours(276));
    await untilTold(system, volunteer, ['shift-assigned', 'shift-rescheduled', 'shift-tomorrow']);
  });

  it('that is cancelled is told once and not brought to mind', async () => {
    const volunteer = aPerson();
    const shift = aShift();
    await system.publish(ShiftAssigned, { shift, volunteerId: volunteer.id });
    await untilTold(system, volunteer, ['shift-assigned']);
    await system.publishTwice(ShiftCancelled, { shift: { ...shift, revision: 2 } });
    await untilTold(system, volunteer, ['shift-assigned', 'shift-cancelled']);
    expect(await plannedFor(system, shift.id)).toBe(0);
  });

  it('that is put off is told once and not brought to mind until its new time is known', async () => {
    const volunteer = aPerson();
    const shift = aShift();
    await system.publish(ShiftAssigned, { shift, volunteerId: volunteer.id });
    await untilTold(system, volunteer, ['shift-assigned']);
    await untilHandled(system, 1, () =>
      system.publishTwice(ShiftPostponed, { shift: { ...shift, revision: 2, postponed: true } }),
    );
    const [news] = await untilTold(system, volunteer, ['shift-assigned', 'shift-postponed']);
    expect(news?.title).toContain('班次延期');
    expect(await plannedFor(system, shift.id)).toBe(0);
    await system.publish(ShiftRescheduled, { shift: { ...shift, revision: 3 } });
    await untilTold(system, volunteer, ['shift-assigned', 'shift-postponed', 'shift-rescheduled']);
    expect(await plannedFor(system, shift.id)).toBe(1);
  });

  it('at the time of a session that is moved or off is told so once, and stays', async () => {
    const volunteer = aPerson();
    const shift = aShift();
    await system.publish(ShiftAssigned, { shift, volunteerId: volunteer.id });
    await untilTold(system, volunteer, ['shift-assigned']);
    const planned = { startsAt: hours(201), endsAt: hours(202) };
    const said = { session: { zh: '糖画', en: 'Sugar' }, planned, reason: { zh: '停电', en: 'Power cut' } };
    const now = { startsAt: hours(204), endsAt: hours(205) };
    await system.publishTwice(ShiftSessionChanged, { ...said, now, shift: { ...shift, revision: 2 } });
    await system.publishTwice(ShiftSessionChanged, { ...said, shift: { ...shift, revision: 3 } });
    const kinds = ['shift-assigned', 'shift-session-rescheduled', 'shift-session-cancelled'] as const;
    const told = await untilTold(system, volunteer, kinds);
    expect(told.find(({ kind }) => kind === 'shift-session-rescheduled')?.text).toContain('“糖画”原定3月10日 周二 21:00–22:00');
    expect(await plannedFor(system, shift.id)).toBe(1);
  });

  it('is not brought to mind after withdrawing, also when the withdrawal arrives first, twice', async () => {
    const shift = aShift();
    const fact = { shift, volunteerId: aPerson().id };
    await untilHandled(system, 1, () => system.publishTwice(ShiftWithdrawn, fact));
    await system.publish(ShiftAssigned, fact);
    await untilTold(system, aPerson(fact.volunteerId), ['shift-assigned']);
    expect(await plannedFor(system, shift.id)).toBe(0);
  });

  it('can be left and taken again', async () => {
    const volunteer = aPerson();
    const fact = { shift: aShift(), volunteerId: volunteer.id };
    await untilHandled(system, 3, async () => {
      await system.publish(ShiftAssigned, fact);
      await system.publish(ShiftAssigned, fact);
      await system.publish(ShiftWithdrawn, fact);
    });
    const told: NoticeKind[] = ['shift-assigned', 'shift-assigned'];
    await untilTold(system, volunteer, told);
    system.clock.set(inHours(176));
    await untilTold(system, volunteer, [...told, 'shift-tomorrow']);
  });
});

describe('hours', () => {
  it('are told once for each time that they are credited or taken back', async () => {
    const volunteer = aPerson();
    const fact = { shift: aShift(), volunteerId: volunteer.id };
    await system.publishTwice(HoursCredited, { ...fact, minutes: 150 });
    await untilTold(system, volunteer, ['hours-credited']);
    await system.publish(HoursCredited, { ...fact, minutes: 0 });
    await untilTold(system, volunteer, ['hours-credited', 'hours-credited']);
    await system.publish(HoursCredited, { ...fact, minutes: 150 });
    const notices = await untilTold(system, volunteer, ['hours-credited', 'hours-credited', 'hours-credited']);
    expect(notices.filter(({ text }) => text.includes('2小时30分钟'))).toHaveLength(2);
  });
});
