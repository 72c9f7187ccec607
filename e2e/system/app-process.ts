import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from '@linli/testing';

const START_WITHIN_MS = 60_000;

/** One app of the built system as a process, with everything that it has printed. */
export class AppProcess {
  output = '';
  private readonly child: ChildProcess;

  constructor(
    readonly app: string,
    readonly port: number,
    environment: NodeJS.ProcessEnv,
  ) {
    const main = join(__dirname, '../../dist/apps', app, 'src/main.js');
    this.child = spawn(process.execPath, ['--enable-source-maps', main], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (text) => {
        this.output += text;
      });
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The exit code, once the process has ended; null when a signal ended it. */
  get exitCode(): number | null | undefined {
    return this.child.exitCode ?? (this.child.signalCode ? null : undefined);
  }

  async ready(): Promise<void> {
    const isReady = async () => {
      if (this.exitCode !== undefined) throw new Error(`${this.app} ended with ${this.exitCode}:\n${this.output}`);
      const response = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      return response?.ok === true;
    };
    await until(`${this.app} is ready`, isReady, START_WITHIN_MS);
  }

  async setClock(now: Date): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}/clock`, {
      method: 'PUT',
      headers,
      body: JSON.stringify({ now: now.toISOString() }),
    });
    if (!response.ok) throw new Error(`${this.app} refused the time: ${response.status} ${await response.text()}`);
  }

  /** Ends the process by the signal and resolves when it is gone. */
  async end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<void> {
    if (this.exitCode !== undefined) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }
}
