import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from '../prepare/project.mjs';
import { problemsOf } from './message.mjs';

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Checks the message in the file given (as git's commit-msg hook), or those of the commits that origin/main lacks. */
export function main([file]) {
  const messages = file ? [{ name: 'this message', text: readFileSync(file, 'utf8') }] : newCommits();
  const problems = messages.flatMap(({ name, text }) => problemsOf(text).map((problem) => `${name}: ${problem}`));
  for (const problem of problems) console.log(problem);
  if (!file) console.log(`${messages.length} commit messages checked`);
  return problems.length > 0 ? 1 : 0;
}

function newCommits() {
  if (!succeeds('rev-parse', '--verify', 'HEAD')) return []; // a downloaded archive, or a repository without a commit
  const range = succeeds('rev-parse', '--verify', 'origin/main') ? ['HEAD', '^origin/main'] : ['HEAD'];
  return git('log', '--no-merges', '--format=%h%x00%B%x01', ...range)
    .split('\x01')
    .map((entry) => entry.trim().split('\0'))
    .filter(([, text]) => text)
    .map(([name, text]) => ({ name, text }));
}

function succeeds(...args) {
  try {
    return git(...args) !== '';
  } catch {
    return false;
  }
}
