const TYPES = ['feat', 'fix', 'perf', 'refactor', 'docs', 'test', 'build', 'ci', 'chore', 'revert'];
const HEADER = new RegExp(`^(${TYPES.join('|')})(\\([a-z0-9][a-z0-9 ,/-]*\\))?!?: (.+)$`);
const HEADER_LENGTH = 100;

/** What is wrong with a commit message, as sentences; nothing for a good one. Lines that git strips are passed over. */
export function problemsOf(message) {
  const [header = '', second = ''] = message.split('\n').filter((line) => !line.startsWith('#'));
  if (/^(Merge|Revert) /.test(header)) return []; // written by git
  const subject = HEADER.exec(header)?.[3];
  if (subject === undefined) return [`"${header}" is not "type(scope): what changes", with a type of ${TYPES.join(', ')}`];
  return [
    header.length > HEADER_LENGTH && `the first line has ${header.length} characters, the limit is ${HEADER_LENGTH}`,
    /\.$/.test(subject) && 'the first line ends with a full stop',
    /^\s|\s$/.test(subject) && 'there are spaces around the text of the first line',
    second.trim() !== '' && 'the second line is not empty',
  ].filter(Boolean);
}
