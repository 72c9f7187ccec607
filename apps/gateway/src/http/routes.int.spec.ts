import { POLICY, ruleOf } from '../access/policy';
import { CONTROLLERS } from '../controllers';
import { GatewaySystem } from '../testing/gateway-system';
import { operationNamed, ruleFor } from './access';
import { guardedRoutes, handlersByRoute } from './guarded-routes';
import { addressesOf } from './known-addresses';

const OPERATIONAL = 'for the machine that runs the app; the guard lets it in by its address';

/** What answers without an operation of the policy table, and why it may. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'GET /': 'leads to the documentation',
  'GET /asyncapi.json': 'the document of the messages, which is public',
  'GET /openapi.json': 'the document of the operations, which is public',
  'GET /events/:eventId.html': 'the page of an event, which shows what `getEventDocument` shows to everybody',
  'GET /events.html': 'the page of what takes place, which shows what `listCommunityEvents` shows to everybody',
  'GET /series/:seriesId.html': 'the page of a series, which shows what `getSeries` and `listCommunityEvents` show to everybody',
  'GET /leave/:token': 'the link in a notice: its token is the proof, and tells of one registration',
  'POST /leave/:token': 'the link in a notice: its token is the proof, and leaves one waiting list',
  'GET /text-messages/:secret': 'is there where SMS_PAGE is on, for this machine alone, and for who was told the secret',
  'GET /health/live': OPERATIONAL,
  'GET /health/ready': OPERATIONAL,
  'GET /metrics': OPERATIONAL,
  'PUT /clock': `${OPERATIONAL}; is there where the clock is open, as in tests and the demonstration`,
  'OPTIONS *': 'questions of browsers about other origins, which change and show nothing',
  ...Object.fromEntries(
    ['', '/', '/*', '/LICENSE', '/index.html', '/swagger-ui-init.js', '/docs/swagger-ui-init.js'].map((path) => [
      `GET /docs${path}`,
      'the page of the documentation, and its files',
    ]),
  ),
};

/** Whether the guard lets in by the rule of an operation of the table, and by no other. */
function followsPolicy(handler: object | undefined): boolean {
  const operation = handler && operationNamed(handler);
  return (
    operation !== undefined && operation in POLICY && ruleFor(handler as object) === ruleOf(operation as keyof typeof POLICY)
  );
}

describe('the router', () => {
  let system: GatewaySystem;
  let routes: string[];
  beforeAll(async () => {
    system = await GatewaySystem.startWith({ CORS_ORIGINS: ['https://pages.example.org'] });
    const all = addressesOf(system.http).map(({ method, segments }) => `${method} ${segments.join('/')}`);
    // Fastify answers HEAD wherever it answers GET, by the same handler.
    routes = [...new Set(all)].filter((route) => !route.startsWith('HEAD ') || !all.includes(route.replace('HEAD', 'GET')));
  });
  afterAll(() => system.stop());

  it('answers operations of the policy table by its rules, and nothing else but what is named here', () => {
    const handlers = handlersByRoute(CONTROLLERS);
    const others = routes.filter((route) => !followsPolicy(handlers.get(route)));
    expect(new Set(others)).toEqual(new Set(Object.keys(EXCEPTIONS)));
  });

  it('has a route for whatever the guard counts by account', () => {
    const guarded = guardedRoutes(CONTROLLERS);
    expect(guarded.size).toBeGreaterThanOrEqual(Object.keys(POLICY).length);
    expect([...guarded].filter((route) => !routes.includes(route))).toEqual([]);
  });

  it('answers every operation of the policy table', () => {
    const handlers = handlersByRoute(CONTROLLERS);
    const answered = routes.flatMap((route) => operationNamed(handlers.get(route) ?? {}) ?? []);
    expect(answered).toHaveLength(Object.keys(POLICY).length);
    expect(new Set(answered)).toEqual(new Set(Object.keys(POLICY)));
  });
});
