// Loads one address for a while and says what a request cost.
import autocannon from 'autocannon';
import { cpuOf } from './processes.mjs';

const CONNECTIONS = 8;

export async function measure(server, scenario, seconds) {
  const before = cpuOf(server.pid);
  const result = await autocannon({
    url: server.url + scenario.path,
    method: scenario.body ? 'POST' : 'GET',
    headers: { ...(scenario.body && { 'content-type': 'application/json' }), ...scenario.headers },
    ...(scenario.body &&
      typeof scenario.body !== 'function' && { body: JSON.stringify(scenario.body) }),
    ...(typeof scenario.body === 'function' && {
      requests: [
        { setupRequest: (request) => ({ ...request, body: JSON.stringify(scenario.body()) }) },
      ],
    }),
    connections: CONNECTIONS,
    duration: seconds,
  });
  const answered = result['2xx'];
  if (result.non2xx > 0 || result.errors > 0 || answered === 0) {
    throw new Error(`${scenario.name}: ${result.non2xx} refused, ${result.errors} failed`);
  }
  return {
    cpu: (cpuOf(server.pid) - before) / answered,
    rate: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
