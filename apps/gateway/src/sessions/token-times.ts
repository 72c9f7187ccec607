/** How long an access token holds, in seconds: so long a change of roles may go unnoticed where revocations cannot be read. */
export const TOKEN_SECONDS = 600;
