import { fill, Language } from '@linli/contracts';
import { AdjustableClock } from '@linli/messaging';
import { configFrom, createLog, stopOnSignals } from '@linli/service';
import { StandaloneConfig } from './config';
import { beginningOf, demonstrate, printAccounts } from './demonstration/demonstration';
import { ADMINISTRATOR_PHONE, PASSWORD } from './demonstration/seed/people';
import { TEXTS } from './demonstration/texts';
import { assertPortFree } from './free-port';
import { startPlatform } from './platform';
import { withTextPage } from './text-page';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Starts everything, tells the story at the first start, prints where to find what, and serves until Ctrl-C. */
export async function startStandalone(): Promise<void> {
  const config = withTextPage(withDemonstration(configFrom(StandaloneConfig, process.env)));
  const language = languageOf(config);
  const texts = TEXTS[language];
  await assertPortFree(config.PORT);
  print(texts.starting);
  const clock = new AdjustableClock();
  // A story that was cut off goes on in its own time: reminders that are still to come in it must not be late at the start.
  if (config.LINLI_DEMO === 'on') clock.set(await beginningOf(config.DATA_DIR));
  const platform = await startPlatform(config, clock);
  stopOnSignals(createLog('linli', config.LOG_LEVEL), platform.stop);
  const url = `http://localhost:${config.PORT}`;
  if (config.LINLI_DEMO === 'on') {
    await demonstrate({ url, folder: config.DATA_DIR, language, clock, print });
    printAccounts({ language, print });
  } else {
    print(texts.demoOff);
  }
  print(fill(texts.addresses, { url }));
  if (config.SMS_PAGE === 'on') print(fill(texts.textPage, { url, secret: config.SMS_PAGE_SECRET }));
  print(texts.stop);
}

/** The demonstration brings an administrator of its own, in place of one that is named, and is looked at from this machine. */
function withDemonstration(config: StandaloneConfig): StandaloneConfig {
  if (config.LINLI_DEMO === 'off') return config;
  const { PUBLIC_URL = `http://localhost:${config.PORT}` } = config;
  return { ...config, PUBLIC_URL, ADMIN_PHONE: ADMINISTRATOR_PHONE, ADMIN_PASSWORD: PASSWORD };
}

/** As asked for, else as the terminal speaks. */
const languageOf = ({ LINLI_LANGUAGE, LANG = '' }: StandaloneConfig): Language =>
  LINLI_LANGUAGE ?? (LANG.startsWith('zh') ? 'zh-CN' : 'en');
