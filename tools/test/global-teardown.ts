import { running } from './running';

/** Stops what the set-up started. */
export default async function globalTeardown(): Promise<void> {
  await Promise.all(running.splice(0).map((stop) => stop()));
}
