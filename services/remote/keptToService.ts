import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { isPlainLoopback } from './loopback.js';
import { unavailable, unreadable } from './serviceFault.js';
import type { ServiceName } from './serviceName.js';

/**
 * Sends nothing anywhere but to the service: links to a next page or to a running operation come out of answers, and a
 * token goes with each request. Hosts below the service's own are its regions.
 */
export function keptToService(service: ServiceName, endpoint: string): PipelinePolicy {
  const home = new URL(endpoint);
  return {
    name: 'deskKeptToService',
    async sendRequest(request, next) {
      const { origin, protocol, hostname } = new URL(request.url);
      const isRegion = protocol === 'https:' && hostname.endsWith(`.${home.hostname}`);
      if (protocol !== 'https:' && !isPlainLoopback(request.url)) {
        throw unavailable({ service }, 'not asked without encryption');
      }
      if (origin !== home.origin && !isRegion) throw unreadable({ service }, 'link to another host');
      return next(request);
    },
  };
}
