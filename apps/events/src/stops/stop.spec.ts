import { OutsideOwnArea } from '@linli/contracts';
import { EventNotEditable, LineTooLarge, StopNamedTwice, StopsInUse, StopsOutOfOrder } from '@linli/contracts/events';
import { aCommunityEvent, anOrganiser, hours, NOON } from '../testing/builders';
import { STOPS, stopsNamed } from '../testing/stops';
import { assertKeepsRides, Line, withStops } from './stop';

const organiser = anOrganiser();

const set = (stops = [...STOPS], { communityEvent = aCommunityEvent(), actor = organiser } = {}, before?: Line): Line =>
  withStops({ eventId: 'e1', stops, timeZone: 'Asia/Shanghai' }, { communityEvent, before, actor, now: NOON });

/** What is thrown. */
function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('the stops of a line', () => {
  it('are as given, in their order, and count their changes', () => {
    const first = set();
    expect(first).toMatchObject({ _id: 'e1', version: 1, choices: 0, timeZone: 'Asia/Shanghai' });
    expect(first.stops.map(({ key }) => key)).toEqual(['river-garden', 'library', 'old-mill', 'market', 'school']);
    const after = set(stopsNamed('library', 'school'), {}, { ...first, choices: 4 });
    expect(after).toMatchObject({ version: 2, choices: 4 });
    expect(after.stops).toHaveLength(2);
  });

  it('are each there once, and reached one after another', () => {
    const [first, second] = stopsNamed('river-garden', 'library') as [(typeof STOPS)[number], (typeof STOPS)[number]];
    const twice = thrownBy(() => set([first, { ...first, minutes: 5 }]));
    expect(twice).toBeInstanceOf(StopNamedTwice);
    expect(twice).toMatchObject({ fields: [{ pointer: '#/stops/1/key' }], params: { stop: 'river-garden' } });
    const early = thrownBy(() => set([first, { ...second, minutes: 0 }]));
    expect(early).toBeInstanceOf(StopsOutOfOrder);
    expect(early).toMatchObject({ fields: [{ pointer: '#/stops/1/minutes' }], params: { stop: 'library' } });
  });

  it('are set by organisers of the area, of what is not over and not too large', () => {
    const outsider = anOrganiser({ areaCodes: ['510104'] });
    expect(() => set([...STOPS], { communityEvent: aCommunityEvent(), actor: outsider })).toThrow(OutsideOwnArea);
    const over = aCommunityEvent({ startsAt: new Date(hours(-9)), endsAt: new Date(hours(-8)) });
    expect(() => set([...STOPS], { communityEvent: over, actor: organiser })).toThrow(EventNotEditable);
    const crowd = aCommunityEvent({ capacity: 1_001 });
    expect(() => set([...STOPS], { communityEvent: crowd, actor: organiser })).toThrow(LineTooLarge);
  });

  it('stay where somebody rides between them, and in that order', () => {
    const rides = [
      { on: 'library', off: 'school' },
      { on: 'river-garden', off: 'library' },
    ];
    expect(thrownBy(() => assertKeepsRides(stopsNamed('river-garden', 'library', 'school'), rides))).toBeUndefined();
    const gone = thrownBy(() => assertKeepsRides(stopsNamed('river-garden', 'school'), rides));
    expect(gone).toBeInstanceOf(StopsInUse);
    expect(gone).toMatchObject({ params: { stops: 'library', parties: 2 }, fields: [{ pointer: '#/stops' }] });
    const turned = thrownBy(() => assertKeepsRides(stopsNamed('school', 'library'), rides.slice(0, 1)));
    expect(turned).toMatchObject({ params: { stops: 'library, school', parties: 1 } });
  });
});
