import Ajv, { ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { Document, Operation, operationsOf } from '../world/document';
import { SECRET_OF_THE_OTHER_AREA } from './world';

/** What came back. */
export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Answers of HTTP itself that any operation may give, before it knows which operation is meant. */
const ANYWHERE = ['400', '404', '405', '413', '414', '415', '429', '431', '503'];

/** What must never be told: the inside of the house. */
const INSIDE = /node_modules|\bat [\w.<>]+ \(|MongoServerError|MongoError|Mongoose|CastError|TypeError|ECONN|\/apps\/|\/libs\//;

/** Compares answers with what the document promises. */
export class Verdicts {
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(document: Document) {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema({ $id: 'document', ...document } as object);
    for (const operation of operationsOf(document))
      for (const [status, { content = {} }] of Object.entries(operation.responses))
        for (const media of Object.keys(content)) {
          const pointer = [
            'paths',
            operation.path,
            operation.method.toLowerCase(),
            'responses',
            status,
            'content',
            media,
            'schema',
          ];
          const key = `${operation.operationId} ${status} ${media}`;
          this.validators.set(key, ajv.compile({ $ref: `document#/${pointer.map(escaped).join('/')}` }));
        }
  }

  /** What is wrong with the answer, in words; nothing when it is as documented. */
  faultsOf({ operationId, responses }: Operation, { status, headers, text }: FuzzAnswer): string[] {
    const media = (headers.get('content-type') ?? '').split(';', 1)[0] as string;
    const faults: string[] = [];
    if (status >= 500 && status !== 503) faults.push(`an answer of ${status}`);
    if (!(status in responses) && !ANYWHERE.includes(String(status))) faults.push(`${status} is not documented`);
    if ((status === 429 || status === 503) && !headers.get('retry-after')) faults.push(`${status} without Retry-After`);
    if (!headers.get('x-correlation-id')) faults.push('no X-Correlation-Id');
    const isDocumented = media in (responses[status]?.content ?? {});
    if (status >= 400 && media !== 'application/problem+json' && !isDocumented) faults.push(`${status} as ${media}`);
    if (INSIDE.test(text)) faults.push(`tells the inside: ${INSIDE.exec(text)?.[0]}`);
    if (text.includes(SECRET_OF_THE_OTHER_AREA)) faults.push('tells something of another area');
    return [...faults, ...this.bodyFaults(`${operationId} ${status} ${media}`, text)];
  }

  private bodyFaults(key: string, text: string): string[] {
    const validate = this.validators.get(key);
    if (!validate || validate(key.endsWith('json') ? JSON.parse(text) : text)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `body ${instancePath} ${message}`);
  }
}

const escaped = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
