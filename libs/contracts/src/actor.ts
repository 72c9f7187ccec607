/** What an account may act as; granted to accounts, checked at the gateway and again in the owning service. */
export const ROLES = ['resident', 'volunteer', 'organiser', 'enterprise', 'handler', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** The languages that every person-facing text exists in; the first is the default. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Who sends a message: taken from the bearer token by the gateway, never from a body. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Codes of the areas that the actor works for; each stands for its whole subtree. */
  readonly areaCodes: readonly string[];
  /** Ids of the enterprises and units that the actor belongs to. */
  readonly memberOf: readonly string[];
}

/** Who acts, and when: all that a rule knows of the world around it. */
export interface Acting {
  readonly actor: Actor;
  readonly now: Date;
}

/** True when the area or one of its ancestors is the actor's; an area's code begins with the code of its parent. */
export const actsInArea = (actor: Actor, areaCode: string): boolean => actor.areaCodes.some((own) => areaCode.startsWith(own));

/** Whoever sends a request without a token: may read what is public. */
export const ANONYMOUS: Actor = { id: 'anonymous', roles: [], areaCodes: [], memberOf: [] };
