/** What somebody may act as; granted for an area or an organisation, checked at the gateway and again in the owning service. */
export const ROLES = [
  'resident',
  'volunteer',
  'organiser',
  'moderator',
  'handler',
  'specialist',
  'supervisor',
  'enterprise',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** The languages that every person-facing text exists in; the first is the default. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The code that every area's code begins with: a role granted for it holds everywhere. */
export const EVERYWHERE = '';

/** What a member of an enterprise is there. */
export const MEMBER_RANKS = ['owner', 'staff'] as const;
export type MemberRank = (typeof MEMBER_RANKS)[number];

/** One role where it holds: for the subtree of an area, for an organisation, or, with neither, for the person alone. */
export interface Grant {
  readonly role: Role;
  readonly areaCode?: string;
  readonly organisationId?: string;
  /** Of a member of an enterprise: owners also look after it and its members; owner if not said. */
  readonly rank?: MemberRank;
}

/** Who sends a message: taken from the bearer token by the gateway, never from a body. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Codes of the areas that the actor works for; each stands for its whole subtree. */
  readonly areaCodes: readonly string[];
  /** Ids of the enterprises and units that the actor belongs to. */
  readonly memberOf: readonly string[];
  /** Code of the area that the actor lives in, as it is in use; missing where they have not said so, and in messages of before. */
  readonly homeAreaCode?: string;
  /** The code that they named, where that area has become a part of another since. */
  readonly formerHomeAreaCode?: string;
  /** Which role holds where. Messages of before there were grants lack them: then every role holds in all of `areaCodes`. */
  readonly grants?: readonly Grant[];
}

/** Who acts, and when: all that a rule knows of the world around it. */
export interface Acting {
  readonly actor: Actor;
  readonly now: Date;
}

/** True when one of the roles holds for the area or one of its ancestors; an area's code begins with the code of its parent. */
export function actsInArea({ roles, areaCodes, grants }: Actor, areaCode: string, ...as: Role[]): boolean {
  const own = grants
    ? grants.flatMap(({ role, areaCode: code }) => (code !== undefined && as.includes(role) ? [code] : []))
    : areaCodes.filter(() => as.some((role) => roles.includes(role)));
  return own.some((code) => areaCode.startsWith(code));
}

/** Where somebody lives. */
export type Home = Pick<Actor, 'homeAreaCode' | 'formerHomeAreaCode'>;

/** True when they live in one of the areas or within it. */
export const livesIn = ({ homeAreaCode, formerHomeAreaCode }: Home, areaCodes: readonly string[]): boolean =>
  [homeAreaCode, formerHomeAreaCode].some((home) => areaCodes.some((areaCode) => home?.startsWith(areaCode)));

/** The actor as everybody may know them: where they live concerns only whom they ask. */
export const withoutHome = ({ homeAreaCode: _home, formerHomeAreaCode: _former, ...actor }: Actor): Actor => actor;

/** The actor with these grants and no other. */
export const actorWith = (id: string, grants: readonly Grant[], home: Home = {}): Actor => ({
  id,
  ...home,
  roles: [...new Set(grants.map(({ role }) => role))],
  areaCodes: [...new Set(grants.flatMap(({ areaCode }) => (areaCode === undefined ? [] : [areaCode])))],
  memberOf: [...new Set(grants.flatMap(({ organisationId }) => (organisationId === undefined ? [] : [organisationId])))],
  grants,
});

/** Whoever sends a request without a token: may read what is public. */
export const ANONYMOUS: Actor = { id: 'anonymous', roles: [], areaCodes: [], memberOf: [] };
