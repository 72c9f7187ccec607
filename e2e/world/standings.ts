import { ROLES, Role } from '@linli/contracts';
import { Rule, rolesOf, Scope } from '../../apps/gateway/src/access/policy';

/**
 * Where somebody stands, seen from the thing that is acted on: it is their own or their organisation's; they are another person, or of
 * another organisation, of the same area; they are of another area; or they have their role for everything.
 */
export type Place = 'own' | 'beside' | 'elsewhere' | 'everywhere';

/** Somebody as the policy sees them: a role and where it holds; or nobody. */
export interface Standing {
  readonly role?: Role;
  readonly place: Place;
}

export const STANDINGS: readonly Standing[] = [
  { place: 'elsewhere' },
  ...ROLES.flatMap((role) => (['own', 'beside', 'elsewhere'] as const).map((place) => ({ role, place }))),
  { role: 'administrator', place: 'everywhere' },
];

/** What the policy says: let in; or refused for want of a session, of the role, or because the thing is not theirs. */
export type Expected = 'allowed' | 'unauthenticated' | 'role-missing' | 'not-theirs';

export function expectedOf(rule: Rule, standing: Standing): Expected {
  if (rule === 'public') return 'allowed';
  if (!standing.role) return 'unauthenticated';
  if (rule === 'signed-in') return 'allowed';
  // Everybody is a resident, too.
  const roles = rolesOf(rule).filter((role) => role === standing.role || role === 'resident');
  if (roles.some((role) => holds(rule[role] as Scope, role, standing))) return 'allowed';
  return roles.every((role) => rule[role] === 'everywhere') ? 'role-missing' : 'not-theirs';
}

/** What is a person's own is that of whom the side has in the role. */
function holds(scope: Scope, role: Role, standing: Standing): boolean {
  if (scope === 'anything') return true;
  if (role !== standing.role) return false;
  return PLACES[scope].includes(standing.place);
}

const PLACES: Readonly<Record<Exclude<Scope, 'anything'>, readonly Place[]>> = {
  own: ['own'],
  organisation: ['own'],
  area: ['own', 'beside', 'everywhere'],
  everywhere: ['everywhere'],
};

/** The standing in words. */
export function wordsOf({ role, place }: Standing): string {
  return role ? `${role} ${place === 'own' ? 'whose own it is' : place}` : 'nobody';
}
