/** As much of oidc-provider as the tests use; it comes without types. */
declare module 'oidc-provider' {
  import { IncomingMessage, ServerResponse } from 'node:http';

  export interface Context {
    readonly path: string;
    body: { id_token?: string };
  }

  export interface Configuration {
    readonly clients: readonly object[];
    readonly claims: Readonly<Record<string, readonly string[]>>;
    readonly cookies: { readonly keys: readonly string[] };
    fetch(address: string | URL, options: RequestInit): Promise<Response>;
    readonly features: Readonly<Record<string, { readonly enabled: boolean }>>;
    readonly interactions: { url(context: Context, interaction: { readonly uid: string }): string };
    readonly jwks: { readonly keys: readonly object[] };
    readonly pkce: { required(): boolean };
    readonly ttl: Readonly<Record<string, number>>;
    findAccount(context: Context, accountId: string): { readonly accountId: string; claims(): Promise<object> };
  }

  class Grant {
    constructor(properties: { readonly accountId: string; readonly clientId: string });
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    readonly Grant: typeof Grant;
    on(event: 'backchannel.success' | 'backchannel.error', hear: (context: Context, error: Error) => void): void;
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{ readonly params: Readonly<Record<string, unknown>> }>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object, options: object): Promise<void>;
  }
}
