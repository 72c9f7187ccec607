import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN = 250;
const TIME_TO_WRITE_PID = 5_000;

/** Runs the work while no other process does its own under the same file. The file of a process that died is taken over. */
export async function withLock(file, work, say = console.error) {
  let said = false;
  while (!claim(file)) {
    if (removeAbandoned(file)) continue;
    if (!said) say('linli: another start is preparing the project, waiting for it …');
    said = true;
    await pause(LOOK_AGAIN);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function claim(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Renaming is atomic: of several who find the same abandoned file, one removes it. */
function removeAbandoned(file) {
  try {
    const content = readFileSync(file, 'utf8');
    if (isHeld(file, Number(content))) return false;
    const mine = `${file}.${process.pid}`;
    if (readFileSync(file, 'utf8') === content) renameSync(file, mine);
    rmSync(mine, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return true;
}

/** A file without a number belongs to a process that is about to write it, or that died before it could. */
function isHeld(file, pid) {
  if (!pid) return Date.now() - statSync(file).mtimeMs < TIME_TO_WRITE_PID;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
