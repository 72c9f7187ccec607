import { OneOf } from './fields';

/** Names of the orders that a list can be asked for: each key upwards, and with a minus before it downwards. */
export const upAndDown = <T extends string>(...keys: readonly T[]): readonly (T | `-${T}`)[] =>
  keys.flatMap((key) => [key, `-${key}`] as const);

/** The order of a list: one of those, and `usual` if not given. What is equal in it comes in the order of the ids. */
export const Sort = <T extends string>(orders: readonly T[], usual: T) =>
  OneOf(orders, {
    about: `The order, downwards with a minus before it; \`${usual}\` if not given`,
    example: usual,
    optional: true,
  });
