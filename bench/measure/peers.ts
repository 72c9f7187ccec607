import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const load = createRequire(resolve('bench/peers/package.json'));

/** A package of bench/peers, which has node_modules of its own; the caller says what of it is used. */
export const peerPackage = <Used>(name: string): Used => load(name) as Used;
