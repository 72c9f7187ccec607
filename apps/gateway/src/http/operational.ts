import { FastifyRequest } from 'fastify';

/** Endpoints of libs/service, for the machine that runs the app. */
const OPERATIONAL = new Set(['/health/live', '/health/ready', '/metrics', '/clock']);

export const isOperational = ({ routeOptions: { url } }: FastifyRequest): boolean => OPERATIONAL.has(url ?? '');
