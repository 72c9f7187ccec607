import { NotOwner, OutsideOwnArea } from '@linli/contracts';
import { AppealedAlready, AppealNotOpen, AppealTooLate, NoShowNotCounting, OwnNoShow } from '@linli/contracts/events';
import { aCommunityEvent, anOrganiser, aRegistration, aResident, NOON } from '../testing/builders';
import { checkedIn, wasMissed } from './absence';
import { answered, appealed, decided, dropped, NoShow, waived } from './no-show';
import { around, NoShowRule, ruleAmong, ruled, USUAL_LIMITS, viewOf } from './no-show-rule';
import { hasDecided, planned, skip } from './reckoning';

const DAY_MS = 86_400_000;
const reason = { zh: '情况属实', en: 'It is so' };
const rule: NoShowRule = { ...USUAL_LIMITS, _id: '510108', state: 'on', revision: 1, changedAt: NOON };
const staff = { actor: anOrganiser(), now: NOON };
const own = { actor: aResident(), now: NOON };
const aNoShow = (before?: NoShow): NoShow =>
  decided(aRegistration(), { communityEvent: aCommunityEvent(), rule, before, now: NOON }) as NoShow;

describe('a missed event', () => {
  it('is decided once, and anew only where somebody was thought to have come', () => {
    const noShow = aNoShow();
    expect(noShow).toMatchObject({ _id: 'r1', state: 'counts', round: 1, ruleOf: '510108', personId: aResident().id });
    expect(noShow.appealUntil).toEqual(new Date(NOON.getTime() + 14 * DAY_MS));
    expect(aNoShow(noShow)).toBeUndefined();
    expect(aNoShow(waived(noShow, reason, staff))).toBeUndefined();
    expect(aNoShow(dropped(noShow, 'came', NOON))).toMatchObject({ state: 'counts', round: 2, version: 3 });
  });

  it('is appealed once, by whoever registered, in time and while it counts', () => {
    const noShow = aNoShow();
    expect(() => appealed(noShow, '病了', { ...own, actor: aResident(2) })).toThrow(NotOwner);
    expect(() => appealed(noShow, '病了', { ...own, now: noShow.appealUntil })).toThrow(AppealTooLate);
    expect(() => appealed(dropped(noShow, 'came', NOON), '病了', own)).toThrow(NoShowNotCounting);
    const after = appealed(noShow, ' 病了 ', own);
    expect(after).toMatchObject({ words: '病了', appeal: { state: 'open' }, appealedAt: NOON });
    expect(after.openIn).toContain('510108903');
    expect(appealed(after, '病了', own)).toBe(after);
    expect(() => appealed(after, '忘了', own)).toThrow(AppealedAlready);
  });

  it('is answered by organisers of the area, who are somebody else', () => {
    const noShow = aNoShow();
    const accept = { verdict: 'accepted' as const, reason };
    expect(() => answered(noShow, accept, staff)).toThrow(AppealNotOpen);
    const open = appealed(noShow, '病了', own);
    expect(() => answered(open, accept, { ...staff, actor: anOrganiser({ areaCodes: ['510104'] }) })).toThrow(OutsideOwnArea);
    expect(() => answered(open, accept, { ...staff, actor: anOrganiser({ id: aResident().id }) })).toThrow(OwnNoShow);
    expect(() => waived(noShow, reason, { ...staff, actor: anOrganiser({ id: aResident().id }) })).toThrow(OwnNoShow);
    const accepted = answered(open, accept, staff);
    expect(accepted).toMatchObject({ state: 'excused', appeal: { state: 'accepted', answer: reason } });
    expect(accepted.openIn).toBeUndefined();
    expect(answered(accepted, accept, staff)).toBe(accepted);
    expect(() => answered(accepted, { verdict: 'rejected', reason }, staff)).toThrow(AppealNotOpen);
    expect(answered(open, { verdict: 'rejected', reason }, staff)).toMatchObject({
      state: 'counts',
      appeal: { state: 'rejected' },
    });
  });

  it('leaves no appeal that waits when it does not count any more, and one can be made when it counts anew', () => {
    const came = dropped(appealed(aNoShow(), '病了', own), 'came', NOON);
    expect(came).toMatchObject({ state: 'came', appeal: { state: 'settled' } });
    expect(came.openIn).toBeUndefined();
    const anew = aNoShow(came);
    expect([anew.appeal, anew.words]).toEqual([undefined, undefined]);
    const rejected = answered(appealed(anew, '病了', own), { verdict: 'rejected', reason }, staff);
    expect(aNoShow(dropped(rejected, 'came', NOON)).appeal).toMatchObject({ state: 'rejected' });
  });
});

describe('whether a party was missed', () => {
  const at = (day: number) => ({
    startsAt: new Date(NOON.getTime() + day * DAY_MS),
    endsAt: new Date(NOON.getTime() + day * DAY_MS),
  });
  const sessions = [
    { key: 'one', status: 'planned' as const, ...at(1) },
    { key: 'two', status: 'planned' as const, ...at(2) },
    { key: 'off', status: 'cancelled' as const, ...at(3) },
  ];
  const pool = (key: string) => ({ key, ofSession: true, capacity: 5, taken: 1, title: reason });
  const communityEvent = aCommunityEvent({ pools: sessions.map(({ key }) => pool(key)) });
  const needs = (key: string) => ({ needs: [{ pool: key, count: 1 }] });

  it('follows from its place alone where there are no sessions', () => {
    expect(wasMissed(aRegistration(), { communityEvent })).toBe(true);
    expect(wasMissed(aRegistration({ status: 'cancelled', active: false }), { communityEvent })).toBe(false);
  });

  it('follows from its sessions at which somebody was checked in', () => {
    const held = { communityEvent, sessions: checkedIn(sessions, new Set(['one', 'off'])) };
    expect(held.sessions.map(({ key }) => key)).toEqual(['one']);
    expect(wasMissed(aRegistration(needs('one')), held)).toBe(true);
    expect(wasMissed(aRegistration(needs('two')), held)).toBe(false);
    expect(wasMissed(aRegistration(needs('off')), held)).toBe(false);
    expect(wasMissed(aRegistration({ ...needs('one'), joinedAt: at(1.5).startsAt }), held)).toBe(false);
  });
});

describe('the rule of an area', () => {
  it('is that of the nearest area around it that says anything', () => {
    expect(around('5101089')).toEqual(['5101', '51010', '510108', '5101089']);
    const off: NoShowRule = { ...rule, _id: '510108903', state: 'off' };
    expect(ruleAmong([rule])).toBe(rule);
    expect(ruleAmong([off, rule])).toBeUndefined();
    expect(ruleAmong([rule, { ...off, state: 'inherited' }])).toBe(rule);
    expect(ruleAmong([])).toBeUndefined();
    expect(viewOf('510108903', [off, rule])).toEqual({ areaCode: '510108903', state: 'off' });
    expect(viewOf('510108903', [rule])).toMatchObject({ state: 'inherited', ruleOf: '510108', noShows: 3, withinDays: 90 });
  });

  it('is set by organisers of the area, keeps what is not said, and stays where nothing changes', () => {
    const areaCode = '510108903';
    expect(() => ruled(undefined, { areaCode: '510104', state: 'on' }, staff)).toThrow(OutsideOwnArea);
    const first = ruled(undefined, { areaCode, state: 'on', noShows: 2 }, staff);
    expect(first).toMatchObject({ ...USUAL_LIMITS, noShows: 2, revision: 1 });
    expect(ruled(first, { areaCode, state: 'on' }, staff)).toBe(first);
    expect(ruled(first, { areaCode, state: 'off' }, staff)).toMatchObject({ noShows: 2, state: 'off', revision: 2 });
  });
});

describe('how far an event was decided on', () => {
  it('is known of each registration, and of none where nothing was decided', () => {
    const reckoning = { ...planned('e1', NOON), after: 100 };
    expect(reckoning.dueAt).toEqual(new Date(NOON.getTime() + 2 * DAY_MS));
    expect([hasDecided(reckoning, 100), hasDecided(reckoning, 101)]).toEqual([true, false]);
    const { dueAt: _due, ...done } = reckoning;
    expect([hasDecided(done, 101), hasDecided(skip(reckoning), 1)]).toEqual([true, false]);
  });
});
