import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inProject } from '../prepare/project.mjs';
import { sentencesIn } from './sentences.mjs';

const require = createRequire(import.meta.url);
const built = (path) => require(inProject('dist', path));

/** The services with their handlers, contracts and errors, and the gateway's routes: from the code, without starting anything. */
export function loadPlatform() {
  require('@nestjs/common').Logger.overrideLogger(false);
  const gateway = loadGateway();
  const kernel = built('libs/contracts/src/index.js');
  const { deadLetterHandlers, handlerRecordOf, handlerRecordsIn } = built('libs/messaging/src/index.js');
  const deadLetters = built('libs/contracts/src/dead-letters/index.js');
  const services = kernel.SERVICES.map((name) => {
    const entry = built(`libs/contracts/src/${name}/index.js`);
    return {
      name,
      contracts: kernel.contractsIn(entry),
      deadLetterContracts: Object.values(deadLetters.deadLetterContracts(name)),
      errors: kernel.errorsIn(entry),
      handlers: [...handlerRecordsIn(moduleOf(name)), ...deadLetterHandlers(name).map(handlerRecordOf)],
    };
  });
  const sentences = Object.assign({}, ...kernel.SERVICES.map((name) => sentencesIn(sourceOf(`libs/contracts/src/${name}`))));
  const deadLetterErrors = kernel.errorsIn(deadLetters);
  const { jsonSchemaOf, KINDS: kinds } = kernel;
  return { services, sentences, sharedErrors: [...kernel.SHARED_ERRORS], deadLetterErrors, kinds, jsonSchemaOf, ...gateway };
}

function loadGateway() {
  const { openApiDocument } = built('apps/gateway/src/http/openapi.js');
  const { HTTP_PROBLEMS } = built('apps/gateway/src/http/problem-texts.js');
  const files = readdirSync(inProject('dist/apps/gateway/src/routes')).filter((file) => file.endsWith('.routes.js'));
  const routes = files.flatMap((file) => Object.values(built(`apps/gateway/src/routes/${file}`)).flat());
  const { asyncApiDocument } = built('apps/gateway/src/asyncapi/asyncapi.js');
  return { openApiDocument, asyncApiDocument, routes, httpProblems: HTTP_PROBLEMS };
}

function moduleOf(name) {
  const exported = built(`apps/${name}/src/${name}.module.js`);
  return Object.entries(exported).find(([key]) => key.endsWith('Module'))[1];
}

const sourceOf = (folder) =>
  readdirSync(inProject(folder))
    .map((file) => readFileSync(inProject(folder, file), 'utf8'))
    .join('\n');
