import type { FastifyInstance } from 'fastify';
import { APP_VERSION_HEADER, isAtLeast, LEAST_APP_VERSION } from '../../src-shared/contract/central/app-version.ts';
import { Refused } from './refused.ts';

/**
 * Tells an app that is too old which version it needs, whatever it asks for. Whoever does not say a version is no app: a
 * browser, or a program that watches the service.
 */
export function refuseOldApps(service: FastifyInstance): void {
  service.addHook('onRequest', async (request) => {
    const version = request.headers[APP_VERSION_HEADER];
    if (version === undefined || isAtLeast(String(version), LEAST_APP_VERSION)) return;
    throw new Refused('app-too-old', {
      words: `This version of the app is too old for the service, which needs version ${LEAST_APP_VERSION} or later. Update it; nothing on this computer is lost.`,
    });
  });
}
