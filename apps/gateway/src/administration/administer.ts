import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { DeclaredError, LANGUAGES, Language } from '@linli/contracts';
import { SystemClock } from '@linli/messaging';
import { configFrom, createLog, startService } from '@linli/service';
import { gatewayService } from '../gateway.service';
import { renderProblem } from '../http/render-problem';
import { AdministrationConfig } from './administration-config';
import { COMMANDS } from './commands';
import { noBroker } from './no-broker';

/** Does one command on the gateway's store and prints its outcome as one line of JSON; a refusal is an outcome, too. */
async function administer(name: string): Promise<void> {
  const command = COMMANDS[name];
  if (!command) throw new Error(`There is no command "${name}".`);
  const config = configFrom(AdministrationConfig, process.env);
  const settings = { ...config, PORT: 0, TOKEN_SECRET: randomBytes(32).toString('hex'), ADMIN_PHONE: undefined };
  const namespace = config.LINLI_NAMESPACE && `${config.LINLI_NAMESPACE}-`;
  const runtime = {
    broker: noBroker,
    clock: new SystemClock(),
    storeUri: config.MONGODB_URI,
    namespace,
    log: createLog('admin', 'silent'),
  };
  const { app } = await startService(gatewayService({ ...settings, ADMIN_PASSWORD: undefined }), runtime);
  process.stdout.write(`${JSON.stringify(await outcomeOf(command(app, config)))}\n`, () => {
    // Not stopped in good order: that would wait for a broker. What was written is committed, and a gateway takes the outbox over.
    process.exit(0);
  });
}

const outcomeOf = (work: Promise<object>): Promise<object> =>
  work.catch((error) => {
    if (error instanceof DeclaredError) return refusalOf(error);
    throw error;
  });

/** The refusal in both languages, with what is wrong with each field. */
const refusalOf = (error: DeclaredError): object => {
  const tell = (language: Language): string => {
    const reader = { language, instance: '', correlationId: '' };
    const { detail, errors = [] } = renderProblem(error, reader);
    return [detail, ...errors.map(({ pointer, detail: one }) => `${pointer} ${one}`)].join(' ');
  };
  return { refused: Object.fromEntries(LANGUAGES.map((language) => [language, tell(language)])) };
};

administer(process.argv[2] ?? '').catch((error: Error) => {
  process.stderr.write(`${error.name === 'ConfigurationError' ? error.message : error.stack}\n`);
  process.exit(1);
});
