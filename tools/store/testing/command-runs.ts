import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Main = (args: string[]) => Promise<number | undefined>;

/** Commands that run in this process on a data folder of their own; what they print is kept. */
export class CommandRuns {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'linli-tools-'));
  readonly store = join(this.dataDir, 'store');
  private readonly before = { ...process.env };
  private readonly said: string[] = [];

  constructor() {
    Object.assign(process.env, { DATA_DIR: this.dataDir, LINLI_LANGUAGE: 'en' });
    for (const way of ['log', 'error'] as const)
      jest.spyOn(console, way).mockImplementation((...words: unknown[]) => void this.said.push(words.join(' ')));
  }

  /** The exit code and the lines of a command; rejects with its sentence. */
  async run(main: unknown, ...args: string[]): Promise<{ code: number; text: string }> {
    this.said.length = 0;
    const code = await (main as Main)(args);
    return { code: code ?? 0, text: this.said.join('\n') };
  }

  /** Puts everything back and removes the folder. */
  end(): void {
    jest.restoreAllMocks();
    process.env = this.before;
    rmSync(this.dataDir, { recursive: true });
  }
}
