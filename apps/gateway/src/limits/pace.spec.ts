import { Pace } from './pace';

/** Looks for so many seconds, ten times a second, at requests that are done so fast. */
function watched(pace: Pace, { perSecond, inWork, forS }: { perSecond: number; inWork: number; forS: number }): Pace {
  for (let look = 0; look < forS * 10; look++) pace.look({ done: perSecond / 10, inWork, seconds: 0.1 });
  return pace;
}

describe('the room for requests', () => {
  it('is all there is as long as it is not known how fast they are done', () => {
    expect(new Pace().room(512)).toBe(512);
    expect(watched(new Pace(), { perSecond: 10, inWork: 500, forS: 0.5 }).room(512)).toBe(512);
    expect(watched(new Pace(), { perSecond: 10, inWork: 20, forS: 60 }).room(512)).toBe(512);
  });

  it('is for as many as are done in a second, between a floor and the most', () => {
    const room = (perSecond: number) => Math.round(watched(new Pace(), { perSecond, inWork: 500, forS: 3 }).room(512));
    expect([10, 300, 5_000].map(room)).toEqual([128, 300, 512]);
  });

  it('follows when they are done faster or slower', () => {
    const pace = watched(new Pace(), { perSecond: 400, inWork: 500, forS: 3 });
    expect(watched(pace, { perSecond: 200, inWork: 300, forS: 5 }).room(512)).toBeCloseTo(200, -1);
    expect(watched(pace, { perSecond: 450, inWork: 200, forS: 5 }).room(512)).toBeCloseTo(450, -1);
  });

  it('is forgotten after the crowd has gone', () => {
    const pace = watched(new Pace(), { perSecond: 150, inWork: 500, forS: 3 });
    expect(watched(pace, { perSecond: 1, inWork: 2, forS: 4 }).room(512)).toBeCloseTo(150, -1);
    expect(watched(pace, { perSecond: 1, inWork: 2, forS: 2 }).room(512)).toBe(512);
  });
});
