import { OutsideOwnArea } from '@linli/contracts';
import { anOrganiser, aTeamBody, NOON } from '../testing/builders';
import { found } from './team';

describe('founding a team', () => {
  it('begins without members and names each language once', () => {
    const team = found('t1', aTeamBody({ languages: ['zh', 'en', 'zh'] }), { actor: anOrganiser(), now: NOON });
    expect(team).toEqual({ _id: 't1', ...aTeamBody(), languages: ['zh', 'en'], members: 0, foundedAt: NOON });
  });

  it('is refused outside the areas of the organiser', () => {
    const actor = anOrganiser({ areaCodes: ['510108902'] });
    expect(() => found('t1', aTeamBody(), { actor, now: NOON })).toThrow(OutsideOwnArea);
  });
});
