import { ErasureUnderWay } from '@linli/contracts/gateway';
import { cancelled, done, Erasure, stepped, viewOf, wished } from './erasure';

const NOON = new Date('2026-03-02T04:00:00Z');
const HOLDERS = ['events', 'volunteers', 'business-service', 'notifications'];

const anErasure = (graceDays = 7): Erasure =>
  wished({ _id: 'e', accountId: 'a', pseudonym: 'p', tokenHash: 't', grantIds: ['g'], graceDays, now: NOON });

const step = { service: 'events', doneAt: NOON, removed: 1, pseudonymised: 2 } as const;

describe('an erasure', () => {
  it('waits for its days of grace, or begins at once where there are none', () => {
    expect(anErasure()).toMatchObject({ status: 'waiting', eraseAfter: new Date('2026-03-09T04:00:00Z'), pending: HOLDERS });
    expect(anErasure(0)).toMatchObject({ status: 'erasing', eraseAfter: NOON });
  });

  it('notes each service once, however often it says that it is done', () => {
    const once = stepped(anErasure(0), step);
    expect(once.pending).toEqual(HOLDERS.slice(1));
    expect(stepped(once, step)).toBe(once);
    expect(viewOf(once).steps[0]).toEqual({ ...step, doneAt: NOON.toISOString() });
  });

  it('can be called off until it begins', () => {
    expect(cancelled(anErasure(), NOON).status).toBe('cancelled');
    expect(() => cancelled(anErasure(0), NOON)).toThrow(ErasureUnderWay);
  });

  it('does not know at its end whose it was', () => {
    expect(done(anErasure(0), NOON)).toMatchObject({ status: 'done', grantIds: [], finishedAt: NOON });
    expect(done(anErasure(0), NOON)).not.toHaveProperty('accountId');
  });
});
