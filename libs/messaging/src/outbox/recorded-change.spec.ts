import { Change } from '../handlers/message-context';
import { recordedChange } from './recorded-change';

const NOW = new Date('2026-11-02T08:00:00Z');
const record = (change: Partial<Change>, asked?: { operation: string; reason?: string }) =>
  recordedChange({ thing: 'account', thingId: '1', ...change }, { now: NOW, correlationId: 'c-1', asked });
const changes = (before: object | undefined, after: object | undefined) => record({ before, after }).changes;

describe('a recorded change', () => {
  it('says what differs and nothing else', () => {
    expect(
      changes({ status: 'open', capacity: 3, place: { en: 'A' } }, { status: 'off', capacity: 3, place: { en: 'B' } }),
    ).toEqual([
      { field: 'status', before: 'open', after: 'off' },
      { field: 'place', before: '{"en":"A"}', after: '{"en":"B"}' },
    ]);
    expect(changes({ startsAt: NOW, none: undefined }, { startsAt: new Date(NOW) })).toEqual([]);
  });

  it('knows which thing it is about, and where that is', () => {
    expect(
      recordedChange({ thing: 'team', after: { _id: '7', areaCode: '510108' } }, { now: NOW, correlationId: 'c-1' }),
    ).toMatchObject({
      thingId: '7',
      areaCode: '510108',
    });
    expect(record({ thingId: '9', before: { id: '8', areaCode: '510104' } })).toMatchObject({ thingId: '9', areaCode: '510104' });
  });

  it('tells of what is new and of what is gone, and not of ids and revisions', () => {
    expect(changes(undefined, { _id: '1', revision: 1, until: NOW })).toEqual([{ field: 'until', after: NOW.toISOString() }]);
    expect(changes({ handlerId: 'x' }, {})).toEqual([{ field: 'handlerId', before: 'x' }]);
  });

  it('shows no personal data and no secrets', () => {
    const after = {
      name: '林小满',
      phone: '13900000101',
      passwordHash: 'scrypt$1',
      text: '电话13900000101，身份证11010519491231002X',
    };
    expect(changes(undefined, after).map((change) => change.after)).toEqual([
      '林**',
      '139****0101',
      '[hidden]',
      '电话139****0101，身份证110*************2X',
    ]);
  });

  it('is bounded', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`field${at}`, 'x'.repeat(9_999)]));
    const recorded = changes(undefined, many);
    expect(recorded).toHaveLength(40);
    expect(new Set(recorded.map(({ after = '' }) => after.length))).toEqual(new Set([500]));
  });

  it('has the reason of the operation, or else that of whoever asked', () => {
    const asked = { operation: 'revokeGrant', reason: 'by phone from 13900000101' };
    expect(record({ why: 'left the office' }, asked)).toMatchObject({ operation: 'revokeGrant', why: 'left the office' });
    expect(record({}, asked)).toMatchObject({ why: 'by phone from 139****0101' });
    expect(record({})).toEqual({
      operation: 'unasked',
      thing: 'account',
      thingId: '1',
      changes: [],
      at: NOW.toISOString(),
      correlationId: 'c-1',
    });
  });
});
