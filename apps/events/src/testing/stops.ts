import { Stop } from '@linli/contracts/events';

/** The school line: so many stops, ten minutes apart, the last of them the school. */
export const STOPS: readonly Stop[] = ['river-garden', 'library', 'old-mill', 'market', 'school'].map((key, at) => ({
  ...{ key, minutes: at * 10 },
  title: { zh: `第${at + 1}站`, en: `Stop ${at + 1}` },
}));

/** The stops of these names, as the school line has them. */
export const stopsNamed = (...keys: string[]): Stop[] => keys.map((name) => STOPS.find(({ key }) => key === name) as Stop);
