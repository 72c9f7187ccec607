import { BoundedMap } from '@linli/persistence';

/** As many as are used in ten minutes by a city's busiest gateway; each takes about a kilobyte. */
const MOST = 10_000;

/** Access tokens whose signature was found good: people come with the same one many times. Whether they are void is asked anew. */
export class VerifiedTokens<Claims extends { readonly exp: number }> {
  private readonly claims = new BoundedMap<string, Claims>(MOST);

  /** Undefined where it was not seen before, or has expired. */
  get(token: string, now: Date): Claims | undefined {
    const claims = this.claims.get(token);
    if (claims === undefined || Math.round(claims.exp * 1000) > now.getTime()) return claims;
    this.claims.delete(token);
    return undefined;
  }

  add(token: string, claims: Claims): void {
    this.claims.set(token, claims);
  }
}
