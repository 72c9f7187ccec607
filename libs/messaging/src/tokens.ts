/** Injection tokens of what a service is started with. */
export const BROKER = Symbol('linli:broker');
export const SERVICE = Symbol('linli:service');
/** How many rows the outbox of a service may hold before writes are refused. */
export const OUTBOX_LIMIT = Symbol('linli:outbox-limit');
