import { until } from '@linli/testing';
import { ADMINISTRATOR, accountBody, GatewaySystem } from '../../apps/gateway/src/testing/gateway-system';
import { greeter, greeting } from '../../apps/gateway/src/testing/greeter';
import { main } from './dead-letters.mjs';

describe('npm run dead-letters', () => {
  let system: GatewaySystem;
  const before = { ...process.env };
  const said: string[] = [];

  beforeAll(async () => {
    system = await GatewaySystem.start(greeter);
    const { phone: ADMIN_PHONE, password: ADMIN_PASSWORD } = ADMINISTRATOR;
    Object.assign(process.env, { LINLI_URL: system.origin, ADMIN_PHONE, ADMIN_PASSWORD, LINLI_LANGUAGE: 'en' });
    for (const way of ['log', 'error'] as const)
      jest.spyOn(console, way).mockImplementation((...words: unknown[]) => void said.push(words.join(' ')));
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    process.env = before;
    await system.stop();
  });

  const run = async (line: string) => {
    said.length = 0;
    const code = (await main(line.split(' '))) as number | undefined;
    return { code: code ?? 0, text: said.join('\n') };
  };
  const letters = async (): Promise<{ id: string }[]> => {
    const { text } = await run('list --service notifications --json');
    return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as { id: string });
  };

  it('lists, shows, replays and discards', async () => {
    const { token } = await system.signIn(ADMINISTRATOR.phone, ADMINISTRATOR.password);
    for (const phone of ['13933330001', '13933330002', '13933330003'])
      await system.send('POST /accounts', { token, json: accountBody({ phone, roles: ['resident'] }) });
    // One more than opened here: the administrator's own account was not greeted either.
    const waiting = await until('the letters', async () => {
      const found = await letters();
      return found.length === 4 && found;
    });

    const listed = await run('list --service notifications --handler greet-when-account-opened');
    expect(listed.text).toMatch(/^id +handler +contract +attempts +failed last +reason\n/);
    expect(listed.text).toContain('No voice today.');
    const shown = await run(`show ${waiting[0]!.id}`);
    expect(shown.text).toMatch(/reason: +No voice today\.[\s\S]*Headers:\n {2}id: [\s\S]*Body:\n\{\n {2}"accountId"/);

    expect(await run(`discard ${waiting[0]!.id}`)).toEqual({ code: 0, text: 'notifications: 1 discarded' });
    const left = waiting.length - 1;
    expect((await run('replay --service notifications --dry-run')).text).toBe(`notifications: ${left} would be replayed`);
    Object.assign(greeting, { hoarse: false, greeted: [] });
    expect((await run('replay --service notifications --limit 1')).text).toBe('notifications: 1 replayed');
    expect((await run('replay --service notifications')).text).toBe(`notifications: ${left - 1} replayed`);
    await until('the greetings', () => greeting.greeted.length === left);
    expect((await run('list --service notifications')).text).toBe('No dead letters.');
    expect((await run('replay --service notifications')).text).toBe('No dead letters.');
  });

  it('asks the services that are there, and says which is not', async () => {
    const { code, text } = await run('list');
    expect(code).toBe(1);
    expect(text).toContain('linli: events: 503: The service is not available just now');
    expect(text).not.toContain('notifications');
  });

  it.each([
    ['look', 'one of list, show, replay and discard is wanted'],
    ['show', 'show wants the id of one letter'],
    ['replay', 'this would take every letter of every service'],
    ['discard --limit 3', 'this would take every letter of every service'],
    ['list --limit none', '--limit wants a whole number'],
    ['list --from soon', '--from is no time: soon'],
    ['list --service nowhere', 'there is no service nowhere'],
    ['replay nowhere.17', 'there is no service nowhere'],
    ['show notifications.17', '400: Some of what was sent is not valid'],
  ])('says what is wrong with: %s', async (line, message) => {
    await expect(run(line)).rejects.toThrow(message);
  });

  it('speaks Chinese to a Chinese terminal', async () => {
    process.env.LINLI_LANGUAGE = 'zh-CN';
    expect((await run('--help')).text).toContain('重新投递');
    expect((await run('list --service notifications')).text).toBe('没有死信。');
    process.env.LINLI_LANGUAGE = 'en';
  });
});
