import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inProject } from '../prepare/project.mjs';

/** The store could not be started; the message is what it said. */
export class StartError extends Error {}

/** Does the work with the address of the built store, started for it on the folder. It ends with us, however we end. */
export async function withStore(folder, work) {
  const child = spawn(process.execPath, ['--require', inProject('tools/distributed/end-with-parent.cjs'), server()], {
    env: { ...process.env, DATA_DIR: folder, STORE_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  try {
    return await work(await addressOf(child, ended));
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

const server = () => inProject('dist/libs/embedded/src/store/serve.js');

function addressOf(child, ended) {
  return new Promise((resolve, reject) => {
    let [said, complained] = ['', ''];
    child.stderr.setEncoding('utf8').on('data', (text) => (complained += text));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const uri = /^MONGODB_URI=(\S+)$/m.exec(said)?.[1];
      if (uri) resolve(uri);
    });
    ended.then(
      ([code, signal]) => reject(new StartError(sentenceIn(complained) ?? String(signal ?? code))),
      (error) => reject(new StartError(error.message)),
    );
  });
}

/** The store ends with one sentence; Node itself with a page, in which the line with the error says most. */
const sentenceIn = (text) => (/^\w*Error: .*$/m.exec(text) ?? /^.+$/m.exec(text))?.[0];
