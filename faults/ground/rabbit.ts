import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@linli/testing';
import { connect } from 'amqplib';
import { run } from './command';
import { undoLater } from './left-behind';
import { freePort, listensOn } from './ports';

const START_WITHIN_MS = 90_000;
const EVERYBODY = 0o777;

/** A RabbitMQ of the suite's own: a node name, ports and a folder that nobody else uses. */
export class Rabbit {
  private pid = 0;
  private server?: ChildProcess;

  private constructor(
    readonly port: number,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async start(): Promise<Rabbit> {
    const folder = await mkdtemp(join(tmpdir(), 'linli-faults-rabbit-'));
    undoLater(() => rm(folder, { recursive: true, force: true }));
    // The server runs as a user of its own.
    await chmod(folder, EVERYBODY);
    for (const name of ['data', 'log']) {
      await mkdir(join(folder, name));
      await chmod(join(folder, name), EVERYBODY);
    }
    for (const name of ['rabbit.conf', 'env.conf']) await writeFile(join(folder, name), '');
    const [port, distribution] = [await freePort(), await freePort()];
    const rabbit = new Rabbit(port, environmentOf(folder, port, distribution));
    undoLater(() => rabbit.kill());
    await rabbit.startServer();
    return rabbit;
  }

  get url(): string {
    return `amqp://guest:guest@127.0.0.1:${this.port}`;
  }

  /** Starts the server on what the last one left; resolves when it takes connections. */
  async startServer(): Promise<void> {
    this.server = spawn('rabbitmq-server', [], { env: { ...process.env, ...this.environment }, stdio: 'ignore', detached: true });
    await until('RabbitMQ listens', () => listensOn(this.port), START_WITHIN_MS);
    const answer = await this.control('eval', 'os:getpid().');
    this.pid = Number(/\d+/.exec(answer)?.[0]);
    if (!this.pid) throw new Error(`RabbitMQ does not tell its process id: ${answer}`);
  }

  /** rabbitmqctl on this node. */
  control(...args: string[]): Promise<string> {
    return run('rabbitmqctl', ['-q', '-n', this.node, ...args], { withinMs: START_WITHIN_MS });
  }

  /** Deletes every queue whose name begins like that. */
  async removeQueues(prefix: string): Promise<void> {
    const names = (await this.control('list_queues', 'name')).split('\n').filter((name) => name.startsWith(prefix));
    const model = await connect(this.url);
    const channel = await model.createChannel();
    for (const name of names) await channel.deleteQueue(name);
    await model.close();
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    process.kill(this.pid, signal);
  }

  /** kill −9; resolves when the server is gone. */
  async kill(): Promise<void> {
    const { server } = this;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    if (this.pid) process.kill(this.pid, 'SIGKILL');
    else if (server.pid) process.kill(-server.pid, 'SIGKILL');
    await gone;
  }

  private get node(): string {
    return this.environment.RABBITMQ_NODENAME as string;
  }
}

const environmentOf = (folder: string, port: number, distribution: number): NodeJS.ProcessEnv => ({
  RABBITMQ_NODENAME: `linli-faults-${port}@localhost`,
  RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
  RABBITMQ_NODE_PORT: String(port),
  RABBITMQ_DIST_PORT: String(distribution),
  RABBITMQ_MNESIA_BASE: join(folder, 'data'),
  RABBITMQ_LOG_BASE: join(folder, 'log'),
  // What the machine's own server is configured with is not for this one.
  RABBITMQ_CONFIG_FILE: join(folder, 'rabbit'),
  RABBITMQ_CONF_ENV_FILE: join(folder, 'env.conf'),
  RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
  ERL_EPMD_ADDRESS: '127.0.0.1',
});
