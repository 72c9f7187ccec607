import { Actor } from '@linli/contracts';
import { Roll } from '../registrations/roll';
import { aResident } from './builders';

/** Everybody in a history belongs to one of three enterprises. */
export const aMember = (who: number): Actor => ({ ...aResident(who), memberOf: [`enterprise-${who % 3}`] });

/** Every enterprise of which more people have or want places than may come, and people of none where the event is for enterprises. */
export function tooManyColleagues(roll: Roll, quota: number): string[] {
  if (quota === 0) return [];
  const people = new Map<string, number>();
  for (const { active, enterpriseId = 'none', partySize } of roll.everybody())
    if (active) people.set(enterpriseId, (people.get(enterpriseId) ?? 0) + partySize);
  const tooMany = [...people].filter(([enterprise, count]) => enterprise === 'none' || count > quota);
  return tooMany.map(([enterprise, count]) => `${count} people of ${enterprise}, ${quota} may come of each`);
}
