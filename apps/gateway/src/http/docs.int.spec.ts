import { GatewaySystem } from '../testing/gateway-system';

describe('the documentation', () => {
  let system: GatewaySystem;
  beforeAll(async () => {
    system = await GatewaySystem.start();
  });
  afterAll(() => system.stop());

  it('is where the front door leads', async () => {
    const answer = await system.send('GET /');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/docs']);
  });

  it('is served from local files only', async () => {
    const page = await system.send<string>('GET /docs');
    expect(page.status).toBe(200);
    const sources = [...page.body.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, source]) => source as string);
    expect(sources.length).toBeGreaterThan(3);
    expect(sources.filter((source) => /^(https?:)?\/\//.test(source))).toEqual([]);
    for (const source of sources) {
      const file = await system.send<string>(`GET ${new URL(source, `${system.origin}/docs`).pathname}`);
      expect([source, file.status]).toEqual([source, 200]);
    }
    const start = await system.send<string>('GET /docs/swagger-ui-init.js');
    expect(start.body).toContain('"validatorUrl": null');
    expect(start.body).toContain('"swaggerUrl": "/openapi.json"');
    expect(start.body.length).toBeLessThan(5_000);
  });

  it('comes as an OpenAPI document too', async () => {
    const answer = await system.send<{ openapi: string; info: { version: string } }>('GET /openapi.json');
    expect(answer.body.openapi).toMatch(/^3\.1/);
    expect(answer.body.info.version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('comes as an AsyncAPI document of the messages, for everybody', async () => {
    const answer = await system.send<{ asyncapi: string; channels: object }>('GET /asyncapi.json');
    expect([answer.status, answer.body.asyncapi]).toEqual([200, '3.0.0']);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.body.channels).toHaveProperty(['events.requests']);
  });

  it('is protected like every answer', async () => {
    const { headers } = await system.send<string>('GET /docs');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.has('x-powered-by')).toBe(false);
  });
});
