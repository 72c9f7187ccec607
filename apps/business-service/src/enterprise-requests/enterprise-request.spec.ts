import { Actor, NotOwner } from '@linli/contracts';
import { REQUEST_STATUSES, RequestStatus, StepNotAllowed } from '@linli/contracts/business-service';
import * as fc from 'fast-check';
import { aHandler, anOwner, aRequest, march, NOON } from '../testing/builders';
import { accept, answer, confirm, EnterpriseRequest, mayBeSeenBy, numberOf, reopen } from './enterprise-request';

const owner = anOwner('enterprise');
const handler = aHandler('unit');
const by = (actor: Actor, now = NOON) => ({ actor, now });

const moves: Record<string, (request: EnterpriseRequest, actor?: Actor) => EnterpriseRequest> = {
  accept: (request, actor = handler) => accept(request, by(actor)),
  answer: (request, actor = handler) => answer(request, 'At the service centre.', by(actor)),
  confirm: (request, actor = owner) => confirm(request, by(actor)),
  reopen: (request, actor = owner) => reopen(request, 'Which papers?', by(actor)),
};
const legal: Record<RequestStatus, Record<string, RequestStatus>> = {
  assigned: { accept: 'accepted' },
  accepted: { answer: 'answered' },
  answered: { confirm: 'closed', reopen: 'assigned' },
  closed: {},
};

describe('a new request', () => {
  it('is with its unit at once, due after the working days of its category', () => {
    const request = aRequest();
    expect(request).toMatchObject({ status: 'assigned', dueAt: march(9, '18:00'), parties: ['enterprise', 'unit'], reopened: 0 });
    expect(request).toMatchObject({ areaCode: '510108903901', enterpriseName: { en: 'Sample Tea House' } });
    expect(request.steps).toEqual([{ step: 'submitted', at: NOON, by: owner.id }]);
  });

  it('has a number of the day with at least four digits', () => {
    expect([numberOf('20260302', 7), numberOf('20260302', 12_345)]).toEqual(['Q20260302-0007', 'Q20260302-12345']);
  });

  it('is seen by members of its enterprise and its unit only', () => {
    const seen = [owner, handler, anOwner('other'), anOwner()].map((actor) => mayBeSeenBy(aRequest(), actor));
    expect(seen).toEqual([true, true, false, false]);
  });
});

describe('the steps of a request', () => {
  const cases = REQUEST_STATUSES.flatMap((status) => Object.keys(moves).map((move) => ({ status, move })));

  it.each(cases)('$move of one that is $status', ({ status, move }) => {
    const attempt = () => moves[move]!(aRequest({ status }));
    const next = legal[status][move];
    if (next) expect(attempt()).toMatchObject({ status: next });
    else {
      expect(attempt).toThrow(StepNotAllowed);
      expect(attempt).toThrow(expect.objectContaining({ params: { status } }));
    }
  });

  it('are taken by members of the side whose step it is', () => {
    for (const [move, from, wrong] of [
      ['accept', 'assigned', owner],
      ['answer', 'accepted', owner],
      ['confirm', 'answered', handler],
      ['reopen', 'answered', handler],
    ] as const) {
      expect(() => moves[move]!(aRequest({ status: from }), wrong)).toThrow(NotOwner);
      expect(() => moves[move]!(aRequest({ status: from }), anOwner('other'))).toThrow(NotOwner);
    }
  });

  it('may be taken by different people of the unit, and are kept with who, when and what', () => {
    const accepted = accept(aRequest(), by(handler, march(3, '09:00')));
    const answered = answer(accepted, 'At the centre.', by(aHandler('unit', 2), march(3, '10:00')));
    expect(answered).toMatchObject({ handlerId: handler.id, answer: 'At the centre.' });
    expect(confirm(answered, by(owner, march(4, '08:00'))).steps.slice(1)).toEqual([
      { step: 'accepted', at: march(3, '09:00'), by: handler.id },
      { step: 'answered', at: march(3, '10:00'), by: aHandler('unit', 2).id, text: 'At the centre.' },
      { step: 'confirmed', at: march(4, '08:00'), by: owner.id },
    ]);
  });

  it.each([
    ['premises', march(4, '18:00')],
    ['traffic', march(3, '18:00')],
    ['licensing', march(3, '18:00')],
    ['financing', march(5, '18:00')],
  ] as const)('give a reopened request about %s half the working days, at least one', (category, dueAt) => {
    const reopened = reopen(aRequest({ category, status: 'answered', handlerId: handler.id }), 'Which papers?', by(owner));
    expect(reopened).toMatchObject({ status: 'assigned', reopened: 1, dueAt });
    expect(reopened).not.toHaveProperty('handlerId');
    expect(reopened.steps.at(-1)).toEqual({ step: 'reopened', at: NOON, by: owner.id, text: 'Which papers?' });
  });

  it('only ever add to the history, one for each step that was allowed', () => {
    const histories = fc.array(fc.constantFrom(...Object.keys(moves)), { maxLength: 40 });
    const holds = fc.property(histories, (history) => {
      let request = aRequest();
      for (const move of history) {
        const before = request;
        try {
          request = moves[move]!(request);
        } catch {
          continue;
        }
        expect(request.steps.slice(0, -1)).toEqual(before.steps);
        expect(request.reopened).toBe(request.steps.filter(({ step }) => step === 'reopened').length);
      }
    });
    return fc.assert(holds);
  });
});
