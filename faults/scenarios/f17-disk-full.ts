import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { violation } from '../check/violation';
import { FullDisk } from '../embedded/full-disk';
import { killAll } from '../embedded/store-process';
import { undoLater } from '../ground/left-behind';
import { Tmpfs } from '../ground/tmpfs';
import { Finding, Form, LoneScenario } from './scenario';

const MEGABYTES = { smoke: 24, long: 96 };

async function run({ smoke }: Form): Promise<Finding> {
  const megabytes = MEGABYTES[smoke ? 'smoke' : 'long'];
  const disk = await Tmpfs.mount(megabytes);
  if (!disk) return { saw: 'no tmpfs may be mounted here', violations: [], isLeftOut: true };
  undoLater(killAll);
  const folder = join(disk.folder, 'store');
  await mkdir(folder);
  const trial = new FullDisk(folder);
  await trial.begin();
  await trial.fillUp('first');
  await disk.resize(1.5 * megabytes);
  await trial.writesAgain('the disk was made larger');
  await trial.fillUp('second');
  const isDeleted = await trial.deleteHalf();
  if (!isDeleted) await disk.resize(2 * megabytes);
  await trial.writesAgain(isDeleted ? 'half of the documents were deleted' : 'the disk was made larger again');
  await trial.fillUp('third');
  await trial.killAndCheck();
  if (trial.refused === 0 && trial.violations.length === 0) trial.violations.push(violation('I8', 'the disk was never full'));
  return { saw: `${megabytes} MB filled up three times; ${trial.summary}`, violations: trial.violations };
}

export const diskFull: LoneScenario = {
  id: 'F17',
  does: 'fills up the disk under the embedded store, gives it room again, and kills it −9 in the end',
  alone: true,
  run,
};
