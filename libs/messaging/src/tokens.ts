/** Injection tokens of what a service is started with. */
export const BROKER = Symbol('linli:broker');
export const SERVICE = Symbol('linli:service');
