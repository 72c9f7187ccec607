import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose';

const TOKEN_SECONDS = 600;

/** A token as the gateway with that TOKEN_SECRET issues it to a resident, without thousands of accounts and sign-ins before. */
export function residentToken(resident: string, secret: string): Promise<string> {
  const key = createHmac('sha256', secret).update('linli token access').digest();
  const issued = Date.now() / 1000;
  return new SignJWT({ sid: resident, grants: [{ role: 'resident' }] })
    .setSubject(resident)
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('linli')
    .setIssuedAt(issued)
    .setExpirationTime(issued + TOKEN_SECONDS)
    .sign(key);
}
