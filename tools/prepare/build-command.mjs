import { prepare } from './prepare.mjs';

/** npm run build: says so when there is nothing to do. */
export async function main() {
  await prepare();
  console.log('linli: dist is up to date');
}
