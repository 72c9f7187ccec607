import { exampleOf, LANGUAGES, ROLES, validated } from '@linli/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Validator } from '@seriousme/openapi-schema-validator';
import { POLICY } from '../access/policy';
import { businessServiceRoutes } from '../routes/business-service.routes';
import { checkInRoutes } from '../routes/check-in.routes';
import { eventsRoutes } from '../routes/events.routes';
import { notificationsRoutes } from '../routes/notifications.routes';
import { programmesRoutes } from '../routes/programmes.routes';
import { volunteersRoutes } from '../routes/volunteers.routes';
import { openApiDocument } from './openapi';
import { operationIdOf } from './route';

interface Operation {
  operationId: string;
  summary: string;
  description: string;
  security: object[];
  parameters: { name: string; in: string; description: string; schema: object }[];
  requestBody?: { content: Record<string, { schema: object; examples: Record<string, { value: object }> }> };
  responses: Record<string, { content: Record<string, { example?: object; examples?: Record<string, object> }> }>;
  'x-required-role': string[];
}

const routes = [
  ...eventsRoutes,
  ...checkInRoutes,
  ...programmesRoutes,
  ...volunteersRoutes,
  ...businessServiceRoutes,
  ...notificationsRoutes,
];

describe('the OpenAPI document', () => {
  let document: OpenAPIObject;
  let operations: [string, Operation][];
  const operation = (id: string): Operation => operations.find(([, { operationId }]) => operationId === id)?.[1] as Operation;

  beforeAll(async () => {
    document = JSON.parse(JSON.stringify(await openApiDocument())) as OpenAPIObject;
    operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, one]): [string, Operation] => [`${method} ${path}`, one as unknown as Operation]),
    );
  });

  it('is valid OpenAPI 3.1 without a dangling reference', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document) as never);
    expect({ valid, errors, version: validator.version }).toEqual({ valid: true, errors: undefined, version: '3.1' });
    const named = Object.keys({ ...document.components?.schemas, ...document.components?.examples });
    const references = [...JSON.stringify(document).matchAll(/#\/components\/(?:schemas|examples)\/([^"]*)/g)].map(
      ([, name]) => name,
    );
    expect(references.filter((name) => !named.includes(name as string))).toEqual([]);
  });

  it('has an operation for every route and for every rule of the policy', () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids)).toEqual(new Set(Object.keys(POLICY)));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(routes.map(operationIdOf)));
  });

  it('says of every operation what it does, who may call it, what it answers and how it fails', () => {
    for (const [, one] of operations) {
      expect(one.summary && one.description).toBeTruthy();
      expect(one.security).toContainEqual({ bearer: [] });
      expect(one['x-required-role'].every((role) => (ROLES as readonly string[]).includes(role))).toBe(true);
      expect(one.parameters.every(({ description, schema }) => description && schema)).toBe(true);
      const [success] = Object.entries(one.responses).filter(([status]) => status < '300');
      const [content] = Object.values(success?.[1].content ?? {});
      // A redirection has no body, nor has what we say to a provider.
      expect(content?.example !== undefined || '302' in one.responses || one.operationId === 'signOutByProvider').toBe(true);
      const failures = Object.entries(one.responses).filter(([status]) => status >= '400');
      expect(failures.length).toBeGreaterThan(1);
      for (const [, { content }] of failures)
        expect(Object.keys(content['application/problem+json']?.examples ?? {}).length).toBeGreaterThan(0);
    }
  });

  it('leaves no place in the texts of problems unfilled', () => {
    const examples = Object.values(document.components?.examples ?? {});
    expect(examples.length).toBeGreaterThan(40);
    expect(examples.filter((example) => JSON.stringify(example).match(/\{\w+\}/))).toEqual([]);
  });

  it('lists a contract’s own errors and those that every route shares', () => {
    const { responses } = operation('registerForEvent');
    expect(Object.keys(responses)).toEqual([
      '201',
      '400',
      '401',
      '403',
      '404',
      '409',
      '412',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
    const codes = Object.values(responses).flatMap(({ content }) =>
      Object.keys(content['application/problem+json']?.examples ?? {}),
    );
    expect(codes).toEqual(
      expect.arrayContaining([
        'events.registration-closed',
        'events.already-registered',
        'linli.role-missing',
        'linli.key-reused',
      ]),
    );
  });

  it('keeps the fields of the path out of the body', () => {
    const { parameters, requestBody } = operation('registerForEvent');
    expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(['eventId']);
    const example = requestBody?.content['application/json']?.examples.example?.value;
    expect(example).toMatchObject({ partySize: 2 });
    expect(example).not.toHaveProperty('eventId');
    expect(document.components?.schemas?.RegisterForEventBody).toMatchObject({ required: ['partySize'] });
    expect(operation('publishCommunityEvent').requestBody).toBeUndefined();
  });

  it.each(routes.map((route) => [route.contract.name, route] as const))(
    'shows examples of %s that are valid',
    (_name, { contract }) => {
      for (const shape of [contract.body, contract.reply]) expect(() => validated(shape, exampleOf(shape))).not.toThrow();
    },
  );

  it('speaks of both languages', () => {
    for (const language of LANGUAGES) expect(JSON.stringify(document)).toContain(language);
  });
});
